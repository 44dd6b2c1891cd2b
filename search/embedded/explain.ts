/** A search told step by step, as text. */
import type { Database } from '#db/client.ts';
import type { DocumentKind } from '#search/engine/port.ts';
import type { Concept } from './concepts.ts';
import { EmbeddedEngine, type Explanation } from './engine.ts';
import type { Ranked } from './rank.ts';
import { tierOf } from './relation.ts';

type Asked = { readonly kind: DocumentKind; readonly text: string; readonly regulated: boolean; readonly at: Date };

const shownHits = 20;

export async function explainSearch(database: Pick<Database, 'db' | 'sql'>, asked: Asked): Promise<string> {
  const engine = new EmbeddedEngine(database);
  const start = performance.now();
  const { page, explanation } = await engine.explain({
    ...asked,
    where: {},
    facets: [],
    sort: 'relevance',
    page: { number: 1, size: shownHits },
  });
  const took = performance.now() - start;
  const names = await namesOf(
    database,
    asked.kind,
    page.hits.map((hit) => hit.id),
  );
  return [
    `Query      ${asked.text}`,
    `Folded     ${explanation.query.folded}`,
    `Runs       ${explanation.query.runs.map((run) => `${run.text} (${run.script})`).join(' · ') || '–'}`,
    ...(explanation.query.phrases.length > 0 ? [`Phrases    ${explanation.query.phrases.join(' · ')}`] : []),
    ...(explanation.query.excluded.length > 0 ? [`Excluded   ${explanation.query.excluded.join(' · ')}`] : []),
    `Index      ${explanation.knowledge?.size ?? 'not asked,'} documents of this kind; ${explanation.knowledge?.documents.size ?? 0} of the lexemes looked up are known`,
    '',
    'Concepts',
    ...explanation.concepts.map(tellConcept),
    '',
    ...tellPlan(explanation),
    '',
    `Result     ${page.total.value}${page.total.atLeast ? '+' : ''} in ${took.toFixed(1)} ms${page.corrected ? `, read as ${page.corrected}` : ''}${page.dropped.length > 0 ? `, without ${page.dropped.join(' ')}` : ''}`,
    ...explanation.ranked.slice(0, shownHits).map((ranked, i) => tellHit(ranked, i, names)),
  ].join('\n');
}

async function namesOf({ sql }: Pick<Database, 'sql'>, kind: DocumentKind, ids: readonly string[]): Promise<Map<string, string>> {
  const named = {
    product: sql`select id, name, ref from products`,
    enterprise: sql`select id, name, ref from enterprises`,
    capability: sql`select y.id, concat_ws(' ', s.zh, y.detail, e.name) as name, e.ref from capabilities y
      join processes s on s.code = y.process_code join enterprises e on e.id = y.enterprise_id`,
  }[kind];
  const rows = await sql<
    { id: string; name: string; ref: string }[]
  >`select * from (${named}) n where id = any(${ids as string[]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, `${row.ref} ${row.name}`]));
}

function tellConcept({ surface, role, documents, weight, options, corrected }: Concept): string {
  const words = options.map(
    (option) => `${option.term}${option.words ? ` (${option.words.join(' + ')})` : ''} ${option.weight.toFixed(2)} ${option.origin}`,
  );
  const known =
    options.length > 0 ? `in about ${documents} documents, weight ${weight.toFixed(2)}` : role === 'noise' ? 'says nothing' : 'unknown';
  return `  ${surface}  [${role}] ${known}${corrected ? `, heard as ${corrected}` : ''}${words.length > 0 ? `\n      ${words.join(' · ')}` : ''}`;
}

function tellPlan({ plan, selected }: Explanation): string[] {
  if (!plan) return ['Plan       none: the thing itself is unknown here, or nothing was asked'];
  const found = (tier: number) => selected?.documents.filter((document) => document.tier === tier).length ?? 0;
  const tiers = [plan.named, plan.whole, ...plan.weaker].map(
    (condition, i) => `  ${i + 1}  ${found(i + 1)} documents  ${condition.length > 300 ? `${condition.slice(0, 300)} …` : condition}`,
  );
  return [
    `Plan       ${selected?.few ? 'few matches, so weaker tiers and kin were looked at' : 'enough matches'}`,
    ...tiers,
    `  kin  ${found(tierOf.kin)} documents`,
  ];
}

function tellHit({ candidate, score, heard, related, parts }: Ranked, i: number, names: ReadonlyMap<string, string>): string {
  const how = `tier ${candidate.tier}${heard ? ', heard' : ''}${related ? ', related' : ''}`;
  const why = parts
    .filter((part) => part.strength > 0)
    .map((part) => `${part.surface}→${part.term} in ${part.where} ${part.share.toFixed(3)}`);
  return `${String(i + 1).padStart(3)}  ${score.toFixed(3)}  ${names.get(candidate.id) ?? candidate.id}  (${how})${why.length > 0 ? `\n        ${why.join(' · ')}` : ''}`;
}
