import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { InquirySide } from '#db/schema/inquiries.ts';

export type Consenting = {
  readonly accountId: string;
  readonly side: InquirySide;
  readonly name: string;
  readonly email: string;
  readonly telephone: string | null;
};

/** Whose consent holds in a thread: given last, by somebody who still asks or still acts for the enterprise. One statement. */
export async function consentingIn(tx: Tx, inquiryId: string): Promise<readonly Consenting[]> {
  return tx.execute<Consenting>(sql`
    select a.id as "accountId", said.side, a.name, a.email, a.phone_number as telephone
    from (select distinct on (c.account_id) c.* from contact_consents c where c.inquiry_id = ${inquiryId}
      order by c.account_id, c.number desc) said
    join inquiries i on i.id = said.inquiry_id
    join accounts a on a.id = said.account_id and a.closed_at is null
    where said.given and (said.side = 'asker' or exists (
      select from enterprise_members m where m.enterprise_id = i.enterprise_id and m.account_id = a.id and m.ended_at is null))
    order by said.number`);
}
