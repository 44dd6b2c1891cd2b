import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { sheetUploads } from '#db/schema/sheets.ts';

/** Takes up again what was under way when a worker was killed: its jobs would be held for hours. To be done twice harms nothing. */
export async function resumeSheets(db: Db): Promise<void> {
  await db.execute(sql`
    select enqueue(case u.state when 'reading' then 'check-sheet' else 'apply-sheet' end, json_build_object('id', u.id), 'sheet ' || u.id)
    from ${sheetUploads} u where u.state in ('reading', 'applying')`);
}
