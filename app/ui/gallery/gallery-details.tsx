import { AttributeFacts } from '../attribute-facts.tsx';
import { ComparisonTable } from '../comparison-table.tsx';
import { CorrectionForm } from '../correction-form.tsx';
import { CredentialList } from '../credential-list.tsx';
import { CredentialTags } from '../credential-tags.tsx';
import { Glyph } from '../glyph.tsx';
import { Plate } from '../plate.tsx';
import { ProductFacts } from '../product-facts.tsx';
import { Provenance } from '../provenance.tsx';
import { sectorGlyphs } from '../sector-glyphs.ts';
import { SupplyFacts } from '../supply-facts.tsx';
import { Specimen } from './specimen.tsx';
import { details, fewHonours, inForce, manyHonours, past } from './specimens.ts';

const key = '00000000-0000-4000-8000-000000000004';
const faults = { wish: ['choose'], statement: ['too-short'], contact: ['not-a-contact'], website: ['must-be-empty'] };

/** What pages of one thing are made of. */
export function GalleryDetails() {
  const [detail] = details;
  return (
    <>
      <Specimen name="Plate: long name, no brand, sector without a drawing">
        <div className="grid">
          <Plate sector="food" name="虚构牌玻璃瓶装酱油" brand="虚构" number="P0000" />
          <Plate sector="engine" name="FX-2000 Fictitious Diesel Engine 柴油发动机 600–1200 千瓦系列 船用" brand={null} number="P0009" />
          <Plate sector="none" name="虚构" brand="虚构品牌名称很长的一个品牌" number="P0010" />
        </div>
      </Specimen>
      <Specimen name="Glyph: all sectors">
        <ul className="grid">
          {[...Object.keys(sectorGlyphs), 'none'].map((sector) => (
            <li key={sector} className="tile">
              <Glyph sector={sector} /> <span>{sector}</span>
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen name="CredentialTags: few, many, unconfirmed">
        <CredentialTags credentials={fewHonours} unconfirmed={false} />
        <CredentialTags credentials={manyHonours} unconfirmed={false} />
        <CredentialTags credentials={[]} unconfirmed />
      </Specimen>
      {detail ? (
        <Specimen name="ProductFacts, AttributeFacts, SupplyFacts">
          <ProductFacts product={detail} />
          <AttributeFacts attributes={detail.attributes} />
          <SupplyFacts product={detail} />
        </Specimen>
      ) : null}
      <Specimen name="CredentialList: in force and past">
        <CredentialList inForce={inForce} past={past} bearer="product" />
      </Specimen>
      {(['page', 'page+name', 'page+category', 'page+inferred', 'declared'] as const).map((basis) => (
        <Specimen key={basis} name={`Provenance: ${basis}`}>
          <Provenance subject="product" refNumber="P0000" source="https://news.example/1.html" sourceTitle={null} basis={basis} />
        </Specimen>
      ))}
      <Specimen name="ComparisonTable">
        <ComparisonTable products={details} differing={false} />
      </Specimen>
      <Specimen name="ComparisonTable: only rows that differ">
        <ComparisonTable products={details.toSpliced(1, 1)} differing />
      </Specimen>
      <Specimen name="CorrectionForm: with faults">
        <CorrectionForm action="" formKey={key} sent={{ errors: faults, typed: { statement: '太短', contact: '12', website: 'x' } }} />
      </Specimen>
    </>
  );
}
