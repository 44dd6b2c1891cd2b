/** The application's own checks as they stand in the built server, to be taken out. */
import type { BuiltServer, Cut } from './built-server.ts';

export type Check = Cut & { readonly name: string };

const refusing = /^ *(?:if \([^\n]*\) )?(?:await )?(must(?:Hold|Review|ActFor|Own|BeOwnListing)(?=\((?:\w+\.)?actor|\(ctx,))[^\n]*\);$/gm;

/** Calls at the head of a use case or an action that refuse whoever may not. */
export const refusals = ({ parts, textOf, patternsOf }: BuiltServer): Check[] =>
  [...parts.keys()]
    .filter((part) => !/^must|^reviewedPlaces/.test(part))
    .flatMap((of) =>
      [...textOf(of).matchAll(refusing)].map(([text, call]) => ({
        // The builder numbers the actions anew with every route; a page's address stays.
        name: `${/^action\b/.test(of) ? patternsOf(of).join() : of} ${call}`,
        ...{ of, text, put: '' },
      })),
    );

const narrowing = (of: string, text: string | RegExp, put = ''): Check => ({ name: `${of} ${text}`, of, text, put });

/** Conditions that narrow what is read and changed to what is the actor's; those of tables that have no second wall. */
export const unguardedConditions: readonly Check[] = [
  narrowing('endSessions', 'and(eq(sessions.userId, accountId), wanted)', 'wanted'),
  narrowing('withdrawJoinRequest', ' eq(joinRequests.accountId, accountId),'),
  narrowing('offerable', /p\.enterprise_id = any \(\$\{own\d*\}\) and/),
  narrowing('ownEnterprises', / m\.account_id = \$\{accountId\} and/),
  narrowing('openMasked', 'mask.may(ctx.actor);'),
  narrowing('peopleOfEnterprise', 'if (role !== "owner") return', 'if (false) return'),
  narrowing('ownApplications', /j\.account_id = \$\{accountId\}/, 'true'),
];

/** The same of tables that have one. */
export const guardedConditions: readonly Check[] = [
  narrowing('withdrawApplication', ', eq(enterpriseApplications.accountId, accountId)'),
  narrowing('ownApplications', /a\.account_id = \$\{accountId\}/, 'true'),
  narrowing('listListings', 'inArray(listings.enterpriseId, mine)', 'void 0'),
  narrowing('listSheets', 'inArray(sheetUploads.enterpriseId, mine)', 'void 0'),
  narrowing('listNeeds', 'inArray(needs.enterpriseId, mine)', 'void 0'),
  narrowing('giveFeedback', /, sql\$?\d*`\(\$\{maker\} or \$\{buyer\}\)`/),
  narrowing('opportunities', /m\.enterprise_id = any \(\$\{[^}]*\}::uuid\[\]\) and/),
  narrowing('findTalk', /if \(!row \|\| !\(row\.buys \|\| row\.sells\)\)/, 'if (!row)'),
  narrowing('mustBeOn', 'throw new Refusal("not-allowed")', 'return'),
  narrowing('listTalks', / where \$\{mine\d*\}/),
  narrowing('listBlocked', / where b\.enterprise_id = any \(\$\{own\d*\}::uuid\[\]\)/),
  narrowing('unblockEnterprise', 'throw new Refusal("not-found")', 'void 0'),
  narrowing('findAgreement', /if \(!row \|\| [^\n]*\)\)/, 'if (!row)'),
  narrowing('mustSignAs', 'throw new Refusal("not-allowed")', 'return'),
  narrowing('listAgreements', / where \$\{mine\d*\}/),
  narrowing('supplyShare', /v\.buyer_city = any \(\$\{[^}]*\}::text\[\]\)/, 'true'),
  narrowing('listNeedReviews', / and \$\{mine\d*\}/),
  narrowing('decideNeed', 'if (await hasStake(', 'if (false && await hasStake('),
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
  narrowing('listSheets', 'if (mine.length === 0)', 'if (false)'),
  narrowing('listNeeds', 'if (mine.length === 0)', 'if (false)'),
  narrowing('blockAsker', 'if (side !== "enterprise")', 'if (false)'),
  narrowing('changeShortlist', 'eq(shortlistItems.accountId, accountId),'),
  narrowing('listFollowed', / where account_id = \$\{accountId\}/),
];

const action = 'the action of the page asks first';
const useCases = 'each of its use cases asks too';
const reading = 'the action reads the application first, which asks the same';
const locking = 'the listing is asked for again when it is locked';
const place = 'whether the place is theirs asks for the role too';

/** Checks that say what something else sees to as well, and what that is: without one of these, nothing is told or changed. */
export const seconded: Readonly<Record<string, string>> = {
  'applicationToDecide mustReview': reading,
  'approveApplication mustHold': reading,
  'refuseApplication mustHold': reading,
  'openMasked mask.may(ctx.actor);': 'the action of each of its pages asks the same first',
  'blockAsker mustActFor': 'who reads the thread from the side of the enterprise acts for it',
  'endMembership mustActFor': 'who is no member has no membership to end; for those of others there is a second check',
  'readApplication mustHold': place,
  'readReview mustHold': place,
  'readProfileReview mustHold': place,
  'decideListing mustHold': place,
  'readNeedReview mustHold': place,
  'decideNeed mustHold': 'the action reads the need first, which asks the same',
  'decideNeed mustReview': 'the action reads the need first, which asks the same',
  'readAttributes mustHold': 'the page reads the units too, which asks the same',
  'readUnits mustHold': 'the page reads the attributes too, which asks the same',
  'decideCorrection mustHold': 'the action reads the request first, which asks the same',
  '/:lang?/desk/people/:id mustHold': useCases,
  ...Object.fromEntries(
    ['endRole', 'grantRole', 'resetSecondFactor', 'resumeAccount', 'suspendAccount'].map((of) => [`${of} mustHold`, action]),
  ),
  '/:lang?/desk/categories/:id mustHold': useCases,
  'attachAttribute mustHold': action,
  'detachAttribute mustHold': action,
  '/:lang?/desk/attributes mustHold': useCases,
  'defineAttribute mustHold': action,
  '/:lang?/desk/attributes/:id mustHold': useCases,
  'changeAttribute mustHold': action,
  'openMasked mustReview': reading,
  'readOwnListing mustActFor': 'the page reads the timeline too, which asks the same',
  'readTimeline mustActFor': 'the page reads the listing or the enterprise too, which asks the same',
  'ownProfileId mustActFor': locking,
  'addEvidence mustBeOwnListing': locking,
  'addPhotograph mustBeOwnListing': locking,
  '/:lang?/desk/enterprises/:ref/capabilities mustBeOwnListing': locking,
};
