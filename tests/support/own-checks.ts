/** The application's own checks as they stand in the built server, to be taken out. */
import type { BuiltServer, Cut } from './built-server.ts';

export type Check = Cut & { readonly name: string };

/** Calls at the head of a use case that refuse whoever may not. */
export const refusals = ({ parts, textOf }: BuiltServer): Check[] =>
  [...parts.keys()]
    .filter((part) => !/^must|^reviewedPlaces/.test(part))
    .flatMap((of) =>
      [...textOf(of).matchAll(/^ *(?:if \([^\n]*\) )?(?:await )?(must(?:Hold|Review|ActFor|Own))\((?:ctx\.)?actor[^\n]*\);$/gm)].map(
        ([text, call]) => ({ name: `${of} ${call}`, of, text, put: '' }),
      ),
    );

const narrowing = (of: string, text: string | RegExp, put = ''): Check => ({ name: `${of} ${text}`, of, text, put });

/** Conditions that narrow what is read and changed to what is the actor's; those of tables that have no second wall. */
export const unguardedConditions: readonly Check[] = [
  narrowing('endSessions', 'and(eq(sessions.userId, accountId), wanted)', 'wanted'),
  narrowing('withdrawJoinRequest', ' eq(joinRequests.accountId, accountId),'),
  narrowing('ownEnterprises', / m\.account_id = \$\{accountId\} and/),
  narrowing('peopleOfEnterprise', 'if (role !== "owner") return', 'if (false) return'),
  narrowing('ownApplications', /j\.account_id = \$\{accountId\}/, 'true'),
];

/** The same of tables that have one. */
export const guardedConditions: readonly Check[] = [
  narrowing('withdrawApplication', ', eq(enterpriseApplications.accountId, accountId)'),
  narrowing('ownApplications', /a\.account_id = \$\{accountId\}/, 'true'),
  narrowing('listListings', 'inArray(listings.enterpriseId, mine)', 'void 0'),
  narrowing('listReviews', ', mine)', ')'),
  narrowing('listWaitingApplications', / and \$\{here\d*\}/),
  narrowing('decideListing', 'if (await hasStake(', 'if (false && await hasStake('),
  narrowing('applicationToDecide', 'if (await hasStake(', 'if (false && await hasStake('),
  narrowing('findThread', /, isTheirs\$?\d*\(actor\)/),
  narrowing('openAttachment', / isTheirs\$?\d*\(ctx\.actor\),/),
  narrowing('listInquiries', /i\.asker_id = \$\{accountId\}`/, 'true`'),
  narrowing('listInquiries', /i\.enterprise_id = any \(\$\{[^}]*\}::uuid\[\]\) and/),
  narrowing('listShortlist', /s\.account_id = \$\{accountId\}/, 'true'),
  narrowing('isTheirs', /return versions\.some\(.*\);/, 'return true;'),
  narrowing('unpublished', /return own[^\n]*/, 'return row ? row.sizes : null;'),
];

const instead = (of: string, body: string): Check => ({ name: of, of, text: /\) \{\n/, put: `) {\n  ${body}\n` });

/** All of them at once, and what else keeps people apart: with these nothing but the second wall is left. */
export const allOwnChecks: readonly Check[] = [
  ...guardedConditions,
  instead('accountContextOf', 'return { ...contextOf(args), accountId: contextOf(args).actor.accountId };'),
  instead('mustBeSignedIn', 'return arguments[0].accountId;'),
  instead('mustHold', 'return actor.grants;'),
  ...['mustReview', 'mustActFor', 'mustOwn'].map((of) => instead(of, 'return;')),
  instead('covers', 'return true;'),
  instead('reviewedPlaces', 'return null;'),
  narrowing('isTheirs', /if \(actor\.memberships/, 'return true; if (actor.memberships'),
  narrowing('listListings', 'if (mine.length === 0)', 'if (false)'),
  narrowing('blockAsker', 'if (side !== "enterprise")', 'if (false)'),
  narrowing('changeShortlist', 'eq(shortlistItems.accountId, accountId),'),
  narrowing('listFollowed', / where account_id = \$\{accountId\}/),
];
