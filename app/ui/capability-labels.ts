/** What the fields of a capability profile are called, and why they do not hold. */
import { profileFields, type RowGroup, rowGroups, rowParts } from '#app/domain/catalogue/capability-profile.ts';
import { useListingLabels } from './listing-labels.ts';
import { useWords } from './page-context.tsx';

/** Names of the parts of a profile → the groups of its form. */
const groupOfPart: Readonly<Record<string, RowGroup>> = {
  plants: 'plant',
  machines: 'machine',
  capabilities: 'capability',
  credentials: 'credential',
};

export function useCapabilityLabels() {
  const t = useWords();
  const { faultText } = useListingLabels([]);
  const partLabel = (group: RowGroup, part: string): string => {
    if (group === 'credential') {
      const known = rowParts.credential.find((one) => one === part);
      return known ? t(`listing.parts.${known}`) : part;
    }
    const known = [...rowParts.plant, ...rowParts.machine, ...rowParts.capability].find((one) => one === part);
    return known ? t(`capability.parts.${known}`) : part;
  };
  /** Of a field (`plant.0.area`), of a part of all rows (`plant.area`), of a group, of the whole (''). */
  const labelOf = (name: string): string => {
    if (name === '') return t('listing.whole');
    const field = profileFields.find((one) => one === name);
    if (field) return t(`capability.fields.${field}`);
    const [first = '', second = '', third] = name.split('.');
    const group = rowGroups.find((one) => one === first) ?? groupOfPart[first];
    if (!group) return name;
    if (second === '') return t(`capability.group.${group}`);
    if (third === undefined) return partLabel(group, second);
    return `${t(`capability.one.${group}`, { number: Number(second) + 1 })} ${partLabel(group, third)}`;
  };
  return { labelOf, partLabel, faultText };
}
