import type { Context } from '#app/platform/context.ts';
import type { Profile } from './capability-profile.ts';

export type PublicProfile = {
  readonly profile: Profile;
  /** The processes that it names. */
  readonly processes: readonly { readonly code: string; readonly zh: string; readonly en: string; readonly vi: string }[];
};

/** What buyers see of an enterprise's capabilities; null where it says nothing of them. Files are not named. One statement. */
export async function readCapabilityProfile(ctx: Context, enterpriseId: string): Promise<PublicProfile | null> {
  const [row] = await ctx.sql<PublicProfile[]>`
    select f.profile,
      coalesce((select json_agg(json_build_object('code', s.code, 'zh', s.zh, 'en', s.en, 'vi', s.vi)) from processes s
        where s.code in (select y.process_code from capabilities y where y.enterprise_id = f.enterprise_id)), '[]') as processes
    from capability_profiles f where f.enterprise_id = ${enterpriseId}`;
  if (!row) return null;
  const credentials = row.profile.credentials.map((credential) => ({ ...credential, evidence: credential.evidence && 'shown' }));
  return { ...row, profile: { ...row.profile, credentials } };
}
