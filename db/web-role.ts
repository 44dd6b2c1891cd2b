/**
 * The role under which the site works. It owns nothing: the journal's rows and the policies of guarded tables hold for it, as they do not
 * for the owner of the tables.
 */
import postgres from 'postgres';

const name = 'guipintong_web';

/** Its name; null where the database's user could not make it or is no member of it, and the site works as that user. */
export async function webRole(url: string): Promise<string | null> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql<{ member: boolean }[]>`
      select exists (select from pg_roles where rolname = ${name} and pg_has_role(current_user, oid, 'member')) as member`;
    return row?.member ? name : null;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
