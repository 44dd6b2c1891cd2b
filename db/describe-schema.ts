/**
 * The schema of a database as one page of SQL, read from its catalogues: what the migrations add up to.
 *
 * It is for people and for comparing; the npm binaries bring no pg_dump. Order and wording depend on nothing but the schema.
 */
import type { Sql } from 'postgres';

type Column = {
  name: string;
  type: string;
  notNull: boolean;
  expression: string | null;
  generated: string;
  identity: string;
  statistics: number | null;
};

export async function describeSchema(sql: Sql): Promise<string> {
  const tables = await sql<{ oid: number; name: string }[]>`
    select oid::int4, relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname collate "C"`;
  const parts = [await describeExtensions(sql), await describeFunctions(sql), await describeSequences(sql)];
  for (const { oid, name } of tables) parts.push(await describeTable(sql, oid, name));
  parts.push(await describeViews(sql));
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

async function describeExtensions(sql: Sql): Promise<string> {
  const rows = await sql<
    { name: string }[]
  >`select extname as name from pg_extension where extname <> 'plpgsql' order by extname collate "C"`;
  return rows.map(({ name }) => `create extension ${name};`).join('\n');
}

async function describeFunctions(sql: Sql): Promise<string> {
  const rows = await sql<{ definition: string }[]>`
    select pg_get_functiondef(p.oid) as definition from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`;
  return rows.map(({ definition }) => `${definition.trim()};`).join('\n\n');
}

/** Those that stand by themselves; one that numbers a column belongs to its table. */
async function describeSequences(sql: Sql): Promise<string> {
  const rows = await sql<{ name: string; start: string; step: string }[]>`
    select c.relname as name, s.seqstart as start, s.seqincrement as step from pg_sequence s join pg_class c on c.oid = s.seqrelid
    where c.relnamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i'))
    order by c.relname collate "C"`;
  return rows.map(({ name, start, step }) => `create sequence ${name} start ${start} increment ${step};`).join('\n');
}

async function describeTable(sql: Sql, oid: number, name: string): Promise<string> {
  const columns = await sql<Column[]>`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "notNull", a.attgenerated as generated,
      a.attidentity as identity, nullif(a.attstattarget, -1)::int as statistics, pg_get_expr(d.adbin, d.adrelid) as expression
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = ${oid} and a.attnum > 0 and not a.attisdropped order by a.attnum`;
  // Since version 18 a NOT NULL is a constraint as well; here it stands with its column.
  const constraints = await sql<{ name: string; definition: string }[]>`
    select conname as name, pg_get_constraintdef(oid, true) as definition from pg_constraint
    where conrelid = ${oid} and contype in ('p', 'u', 'f', 'c', 'x')
    order by array_position('{p,u,f,c,x}'::"char"[], contype), conname collate "C"`;
  const lines = [...columns.map(describeColumn), ...constraints.map((it) => `constraint ${it.name} ${it.definition}`)];
  const indexes = await sql<{ definition: string }[]>`
    select pg_get_indexdef(indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = ${oid} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    order by c.relname collate "C"`;
  const triggers = await sql<{ definition: string }[]>`
    select pg_get_triggerdef(oid, true) as definition from pg_trigger where tgrelid = ${oid} and not tgisinternal order by tgname collate "C"`;
  const policies = await describePolicies(sql, oid, name);
  const statistics = columns.filter((column) => column.statistics !== null);
  return [
    `create table ${name} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n);`,
    ...statistics.map((column) => `alter table ${name} alter column ${column.name} set statistics ${column.statistics};`),
    ...[...indexes, ...triggers].map(({ definition }) => `${definition.replaceAll(' public.', ' ')};`),
    ...policies,
  ].join('\n');
}

type Policy = { name: string; command: string; allows: string | null; takes: string | null };

/** Row-level security, where it is on: which rows whoever is not the owner may see and add. */
async function describePolicies(sql: Sql, oid: number, table: string): Promise<string[]> {
  const [row] = await sql<{ guarded: boolean }[]>`select relrowsecurity as guarded from pg_class where oid = ${oid}`;
  const policies = await sql<Policy[]>`
    select polname as name, case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
      as command, pg_get_expr(polqual, polrelid, true) as allows, pg_get_expr(polwithcheck, polrelid, true) as takes
    from pg_policy where polrelid = ${oid} order by polname collate "C", polcmd`;
  const written = policies.map(({ name, command, allows, takes }) => {
    const conditions = [allows === null ? '' : ` using (${allows})`, takes === null ? '' : ` with check (${takes})`];
    return `create policy ${name} on ${table} for ${command}${conditions.join('')};`;
  });
  return [...(row?.guarded ? [`alter table ${table} enable row level security;`] : []), ...written];
}

function describeColumn({ name, type, notNull, expression, generated, identity }: Column): string {
  const value = {
    '': expression === null ? '' : ` default ${expression}`,
    s: ` generated always as (${expression}) stored`,
    v: ` generated always as (${expression})`,
  }[generated];
  const numbered = { '': '', a: ' generated always as identity', d: ' generated by default as identity' }[identity];
  return `${name} ${type}${value}${numbered}${notNull ? ' not null' : ''}`;
}

async function describeViews(sql: Sql): Promise<string> {
  const rows = await sql<{ name: string; kind: string; definition: string }[]>`
    select relname as name, case relkind when 'm' then 'materialized view' else 'view' end as kind, pg_get_viewdef(oid, true) as definition
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm') order by relname collate "C"`;
  return rows.map(({ name, kind, definition }) => `create ${kind} ${name} as\n${definition.trim()}`).join('\n\n');
}
