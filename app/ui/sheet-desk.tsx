/** The page on which an enterprise gets and sends sheets of products. */
import type { CategoryName } from '#app/domain/listings/read-listing-reference.server.ts';
import type { SheetItem } from '#app/domain/sheets/list-sheets.server.ts';
import { acceptedBy } from '#app/platform/files/file-types.ts';
import { formatInstant } from './dates.ts';
import { Door } from './door.tsx';
import { describedBy, Field } from './field.tsx';
import { FormKey } from './form-key.tsx';
import { Link } from './link.tsx';
import { nameIn } from './names.ts';
import { useLanguage, useLocalPath, useWords } from './page-context.tsx';
import { Pager } from './pager.tsx';
import { fileFaultText } from './sheet-labels.ts';

type Enterprise = { readonly ref: string; readonly name: string };
type Sent = { readonly errors: Readonly<Record<string, string[] | undefined>>; readonly refusal: string | null } | undefined;
type Props = {
  readonly enterprises: readonly Enterprise[];
  readonly categories: readonly CategoryName[];
  readonly items: readonly SheetItem[];
  readonly page: number;
  readonly more: boolean;
  readonly sent: Sent;
};

export function SheetDesk({ enterprises, categories, items, page, more, sent }: Props) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <Door title={t('sheet.title')} lead={t('sheet.lead')} alarm={sent?.refusal === 'too-many' ? t('sheet.tooMany') : null}>
      <p>
        <Link to={to('/desk/listings')}>{t('listing.mine')}</Link>
      </p>
      {enterprises.length === 0 ? <p>{t('sheet.noEnterprise')}</p> : null}
      {enterprises.length > 0 && page === 1 ? (
        <>
          <Get enterprises={enterprises} categories={categories} />
          <Send enterprises={enterprises} fault={sent?.errors.file?.[0]} />
        </>
      ) : null}
      <h2>{t('sheet.earlier')}</h2>
      {items.length === 0 ? <p>{t('sheet.none')}</p> : null}
      <ul className="plain items">
        {items.map((item) => (
          <li key={item.id}>
            <Link to={to(`/desk/sheets/${item.id}`)}>{item.name || t('sheet.file')}</Link> · {t(`sheet.states.${item.state}`)}
            <br />
            <span lang="zh-Hans">{item.enterprise}</span> · {formatInstant(language, item.uploadedAt)}
          </li>
        ))}
      </ul>
      <Pager page={page} pages={null} more={more} addressOf={(number) => to(`/desk/sheets?page=${number}`)} />
    </Door>
  );
}

function Get({ enterprises, categories }: Pick<Props, 'enterprises' | 'categories'>) {
  const t = useWords();
  const to = useLocalPath();
  const language = useLanguage();
  return (
    <form method="get" action={to('/desk/sheets/template')} className="line-form">
      <h2>{t('sheet.get')}</h2>
      <p className="hint">{t('sheet.getLead')}</p>
      <EnterpriseField id="get-enterprise" enterprises={enterprises} />
      <Field id="category" label={t('sheet.category')}>
        <select id="category" name="category">
          <option value="">{t('sheet.allCategories')}</option>
          {categories.map(({ path, ...name }) => (
            <option key={path} value={path}>
              {language === 'zh' ? path : `${nameIn(language, name)} ${path}`}
            </option>
          ))}
        </select>
      </Field>
      <div className="field buttons">
        <button type="submit" className="button button-quiet">
          {t('sheet.template')}
        </button>
        <button type="submit" className="button button-quiet" formAction={to('/desk/sheets/export')}>
          {t('sheet.export')}
        </button>
      </div>
    </form>
  );
}

function Send({ enterprises, fault }: Pick<Props, 'enterprises'> & { fault: string | undefined }) {
  const t = useWords();
  const to = useLocalPath();
  const said = { id: 'file', label: t('sheet.file'), hint: t('sheet.sendLead'), fault: fault && fileFaultText(t, fault) };
  return (
    <form method="post" action={to('/desk/sheets?index')} encType="multipart/form-data" className="line-form">
      <FormKey />
      <h2>{t('sheet.send')}</h2>
      <EnterpriseField id="send-enterprise" enterprises={enterprises} />
      <Field {...said}>
        <input
          {...{ type: 'file', id: 'file', name: 'file', required: true, accept: acceptedBy('spreadsheet') }}
          {...{ 'aria-describedby': describedBy(said), 'aria-invalid': fault ? true : undefined }}
        />
      </Field>
      <div className="field">
        <button type="submit" className="button">
          {t('sheet.upload')}
        </button>
      </div>
    </form>
  );
}

/** Asked only where there is a choice. */
function EnterpriseField({ id, enterprises }: { id: string } & Pick<Props, 'enterprises'>) {
  const t = useWords();
  const [first, ...others] = enterprises;
  if (others.length === 0) return <input type="hidden" name="enterprise" value={first?.ref} />;
  return (
    <Field id={id} label={t('sheet.enterprise')}>
      <select id={id} name="enterprise" lang="zh-Hans">
        {enterprises.map(({ ref, name }) => (
          <option key={ref} value={ref}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}
