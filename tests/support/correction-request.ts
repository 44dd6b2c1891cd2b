import type { Sql } from '#db/client.ts';

/** The number of the request that `aCorrectionRequest` makes; the site map names it. */
export const requestNumber = '2345678923';

/** A request for correction that waits, with invented words and no real contact. */
export async function aCorrectionRequest(sql: Sql): Promise<void> {
  await sql`
    insert into correction_requests (ref, subject, subject_ref, wish, statement, role, contact, form_key)
    values (${requestNumber}, 'product', 'P0239', 'correct', '示例：这一条只用于测试。', 'other', 'test@example.invalid', gen_random_uuid())`;
}
