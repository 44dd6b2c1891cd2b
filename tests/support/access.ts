/**
 * Who may see and do what, as a table: for each page behind sign-in, and each form of it, the people for whom it is there. Everybody else is
 * led to the door, told that it is not theirs (`forbidden`), or that there is no such thing (`missing`) where its existence is private.
 */

import { dayFromNow } from './needs.ts';
import { anAgreementForm, aQuotationForm } from './talk-forms.ts';

export const principals = [
  'visitor',
  'suspended',
  'expired',
  'buyer',
  'owner',
  'agent',
  'former',
  'rival',
  'county',
  'city',
  'elsewhere',
  'staked',
  'department',
  'expert',
  'publisher',
  'organiser',
  'auditor',
  'administrator',
  'withheld',
] as const;
export type Principal = (typeof principals)[number];

/** These have no session that counts. */
export const strangers: readonly Principal[] = ['visitor', 'suspended', 'expired'];
const everybody = principals.filter((one) => !strangers.includes(one));
const people: readonly Principal[] = ['owner', 'agent'];
/** Who review what lies in 柳南区 of 柳州. */
const reviewers: readonly Principal[] = ['county', 'city', 'publisher'];
/** Another of the same county, who worked for the enterprise and applied for the other one: sees, and decides nothing. */
const seeing: readonly Principal[] = [...reviewers, 'staked'];
const allReviewers: readonly Principal[] = [...seeing, 'elsewhere'];

/** Ids and numbers of the things that the addresses and forms below are about. */
export type World = Readonly<
  Record<
    | 'enterprise'
    | 'listing'
    | 'sheet'
    | 'need'
    | 'needWaiting'
    | 'needMatched'
    | 'matched'
    | 'talk'
    | 'agreement'
    | 'callOff'
    | 'blocker'
    | 'blocked'
    | 'review'
    | 'profileReview'
    | 'photograph'
    | 'file'
    | 'application'
    | 'account'
    | 'grant'
    | 'category'
    | 'attribute'
    | 'product'
    | 'token'
    | 'claimable'
    | 'inquiry'
    | 'attachment'
    | 'joining'
    | 'session'
    | 'correction'
    | 'notice',
    string
  >
>;

type Form = (world: World) => Readonly<Record<string, string>>;
type Intent = { readonly may: readonly Principal[]; readonly otherwise?: 'forbidden' | 'missing'; readonly form?: Form };
export type Access = {
  readonly address: (world: World) => string;
  /** For whom the page is there; nobody: it has no page of its own. */
  readonly see: readonly Principal[];
  readonly otherwise?: 'forbidden' | 'missing';
  /** What strangers are told, where they are not led to the door: what is published there is anybody's. */
  readonly outside?: 'missing';
  /** By the value of `intent`; '' where the page has one form. */
  readonly intents?: Readonly<Record<string, Intent>>;
};

const needForm = { version: '1', title: '示例机密需求', object: '示例泵', city: '450200', buyerType: 'enterprise', visibility: 'public' };
const aMatch: Form = (world) => ({ need: world.needMatched, product: world.matched, reason: 'other' });
const listingForm: Form = () => ({ version: '1', name: '示例', category: '', sector: '' });
const owning = (form?: Form): Intent => ({ may: ['owner'], otherwise: 'missing', ...(form ? { form } : {}) });
const listing = (form: Form = listingForm): Intent => ({ may: people, otherwise: 'missing', form });
const judging = (form: Form = () => ({})): Intent => ({ may: reviewers, form });
const administering = (form: Form = () => ({})): Intent => ({ may: ['administrator'], otherwise: 'forbidden', form });
const own = (form: Form = () => ({})): Intent => ({ may: everybody, form });
/** Who asked and who was asked; the buyer of this world has. */
const both: readonly Principal[] = ['buyer', ...people];
const thread = (form: Form = () => ({})): Intent => ({ may: both, otherwise: 'missing', form });
/** Sends it without the other side, which may not, and without others, for whom it is not there. */
const onSide = (may: readonly Principal[], form: Form = () => ({})): Intent => ({ may, form });
const some = '00000000-0000-4000-8000-000000000000';

export const access: Readonly<Record<string, Access>> = {
  '/:lang?/desk': { address: () => '/desk', see: everybody },
  '/:lang?/settings': { address: () => '/settings', see: everybody },
  '/:lang?/settings/password': {
    address: () => '/settings/password',
    see: everybody,
    intents: { '': own(() => ({ current: 'not the right one, surely', password: 'another sentence that is long' })) },
  },
  '/:lang?/settings/second-factor': {
    address: () => '/settings/second-factor',
    see: everybody,
    intents: {
      offer: own(() => ({ password: 'not the right one, surely' })),
      'turn-on': own(() => ({ code: '000000' })),
      'turn-off': own(() => ({ password: 'not the right one, surely' })),
    },
  },
  '/:lang?/settings/sessions': {
    address: () => '/settings/sessions',
    see: everybody,
    intents: { end: { may: [], otherwise: 'missing', form: (world) => ({ id: world.session }) }, 'end-others': own() },
  },
  '/:lang?/settings/telephone': {
    address: () => '/settings/telephone',
    see: everybody,
    intents: {
      send: own(() => ({ telephone: '13800000000' })),
      set: own(() => ({ telephone: '13800000000', code: '000000', password: 'not the right one, surely' })),
      remove: own(() => ({ password: 'not the right one, surely' })),
    },
  },
  '/:lang?/settings/consents': {
    address: () => '/settings/consents',
    see: everybody,
    intents: { '': own(() => ({ inquiry: '2345678923' })) },
  },
  '/:lang?/settings/data': { address: () => '/settings/data', see: everybody },
  '/:lang?/settings/data/file': { address: () => '/settings/data/file', see: everybody, intents: { json: own(), xlsx: own() } },
  '/:lang?/settings/closing': {
    address: () => '/settings/closing',
    see: everybody,
    intents: { '': own(() => ({ password: 'not the right one, surely', understood: 'yes' })) },
  },
  '/:lang?/desk/listings': {
    address: () => '/desk/listings',
    see: everybody,
    intents: {
      start: listing((world) => ({ ref: world.enterprise })),
      open: listing((world) => ({ ref: world.product })),
    },
  },
  '/:lang?/desk/listings/:id': {
    address: (world) => `/desk/listings/${world.listing}`,
    see: people,
    otherwise: 'missing',
    intents: {
      save: listing(),
      submit: listing(),
      'take-back': listing(() => ({})),
      'add-photograph': listing(() => ({})),
      'remove-photograph': listing((world) => ({ photograph: world.photograph })),
      'add-evidence': listing(() => ({})),
    },
  },
  '/:lang?/desk/needs': {
    address: () => '/desk/needs',
    see: everybody,
    intents: { '': listing((world) => ({ ref: world.enterprise, kind: 'purchase' })) },
  },
  '/:lang?/desk/needs/:id': {
    address: (world) => `/desk/needs/${world.need}`,
    see: people,
    otherwise: 'missing',
    intents: {
      save: listing(() => needForm),
      publish: listing(() => needForm),
      diagnose: listing(() => needForm),
      'take-back': listing(() => ({})),
      pause: listing(() => ({})),
      resume: listing(() => ({})),
      close: listing(() => ({ reason: 'filled' })),
      reopen: listing(() => ({})),
    },
  },
  '/:lang?/desk/needs/:id/matches': {
    address: (world) => `/desk/needs/${world.needMatched}/matches`,
    see: ['rival'],
    otherwise: 'missing',
    intents: {
      'set-aside': { may: ['rival'], otherwise: 'missing', form: aMatch },
      'show-again': { may: ['rival'], otherwise: 'missing' },
    },
  },
  '/:lang?/desk/talks': {
    address: () => '/desk/talks?need=2345678926',
    see: everybody,
    intents: {
      offer: { may: people, otherwise: 'missing', form: (world) => ({ need: '2345678926', product: world.product }) },
      unblock: { may: ['rival'], otherwise: 'missing', form: (world) => ({ enterprise: world.blocker, blocked: world.blocked }) },
    },
  },
  '/:lang?/desk/talks/:id': {
    address: (world) => `/desk/talks/${world.talk}`,
    see: [...people, 'rival'],
    otherwise: 'missing',
    intents: {
      say: onSide([...people, 'rival'], () => ({ text: '示例的话' })),
      quote: onSide(people, () => aQuotationForm()),
      accept: onSide(people),
      propose: onSide(['rival'], () => anAgreementForm()),
      decline: onSide(people, () => ({ declinedFor: 'time' })),
      block: onSide([...people, 'rival']),
      withdraw: onSide(people),
      reveal: onSide(['rival']),
    },
  },
  // After the talks: with the award the supplier is told whose need it is.
  '/:lang?/desk/needs/:id/talks': {
    address: (world) => `/desk/needs/${world.needMatched}/talks`,
    see: ['rival'],
    otherwise: 'missing',
    intents: {
      call: { may: ['rival'], otherwise: 'missing', form: () => ({ quotesUntil: '' }) },
      invite: { may: ['rival'], otherwise: 'missing', form: (world) => ({ product: world.product }) },
      shortlist: { may: ['rival'], otherwise: 'missing', form: (world) => ({ talk: world.talk }) },
      unshortlist: { may: ['rival'], otherwise: 'missing', form: (world) => ({ talk: world.talk }) },
      award: { may: ['rival'], otherwise: 'missing', form: (world) => ({ talk: world.talk, reason: '示例理由' }) },
    },
  },
  '/:lang?/desk/rings': {
    address: () => '/desk/rings',
    see: everybody,
    intents: { '': { may: [], otherwise: 'missing', form: () => ({ ring: `${some} ${some}` }) } },
  },
  '/:lang?/desk/near-misses': { address: () => '/desk/near-misses', see: everybody },
  '/:lang?/desk/agreements': { address: () => '/desk/agreements', see: everybody },
  '/:lang?/desk/agreements/:id': {
    address: (world) => `/desk/agreements/${world.agreement}`,
    see: [...people, 'rival'],
    otherwise: 'missing',
    intents: {
      'call-off': onSide(['rival'], () => ({ line: '1', quantity: '1', deliverOn: dayFromNow(1) })),
      deliver: onSide(people, (world) => ({ callOff: world.callOff })),
      dispute: onSide(['rival'], (world) => ({ callOff: world.callOff, disputed: '示例问题' })),
      confirm: onSide(['rival'], (world) => ({ callOff: world.callOff })),
      cancel: onSide(['rival'], (world) => ({ callOff: world.callOff })),
      review: onSide([...people, 'rival'], () => ({ score: '5', words: '' })),
      renew: onSide(['rival'], () => anAgreementForm()),
      sign: onSide(people),
      refuse: onSide(people),
    },
  },
  '/:lang?/desk/supply-share': { address: () => '/desk/supply-share', see: ['city', 'elsewhere', 'publisher'], otherwise: 'forbidden' },
  '/:lang?/desk/opportunities': {
    address: () => '/desk/opportunities',
    see: everybody,
    intents: {
      // The buyer's people may as well: it is their match too.
      'set-aside': { may: [...people, 'rival'], otherwise: 'missing', form: aMatch },
      'show-again': own(),
    },
  },
  '/:lang?/desk/reviews/needs': { address: () => '/desk/reviews/needs', see: allReviewers, otherwise: 'forbidden' },
  '/:lang?/desk/reviews/needs/:id': {
    address: (world) => `/desk/reviews/needs/${world.needWaiting}`,
    see: seeing,
    intents: { 'take-down': judging(() => ({ words: '示例原因' })), approve: judging(), ask: judging(() => ({ words: '示例问题' })) },
  },
  '/:lang?/desk/sheets': {
    address: () => '/desk/sheets',
    see: everybody,
    intents: { '': listing((world) => ({ enterprise: world.enterprise })) },
  },
  '/:lang?/desk/sheets/:id': {
    address: (world) => `/desk/sheets/${world.sheet}`,
    see: people,
    otherwise: 'missing',
    intents: { apply: listing(() => ({})), submit: listing(() => ({})), discard: listing(() => ({})) },
  },
  '/:lang?/desk/sheets/:id/faults': { address: (world) => `/desk/sheets/${world.sheet}/faults`, see: people, otherwise: 'missing' },
  '/:lang?/desk/sheets/template': {
    address: (world) => `/desk/sheets/template?enterprise=${world.enterprise}&category=虚构泵类`,
    see: people,
    otherwise: 'missing',
  },
  '/:lang?/desk/sheets/export': {
    address: (world) => `/desk/sheets/export?enterprise=${world.enterprise}&category=`,
    see: people,
    otherwise: 'missing',
  },
  '/:lang?/desk/reviews/listings': { address: () => '/desk/reviews/listings', see: allReviewers, otherwise: 'forbidden' },
  '/:lang?/desk/reviews/listings/:id': {
    address: (world) => `/desk/reviews/listings/${world.review}`,
    see: seeing,
    intents: { return: judging(() => ({ field: '', reason: '示例意见' })), approve: judging() },
  },
  '/:lang?/desk/reviews/capabilities/:id': {
    address: (world) => `/desk/reviews/capabilities/${world.profileReview}`,
    see: seeing,
    intents: { return: judging(() => ({ field: '', reason: '示例意见' })), approve: judging() },
  },
  '/desk/files/:id': { address: (world) => `/desk/files/${world.file}`, see: [...people, ...seeing], otherwise: 'missing' },
  '/photographs/:id/:width': {
    address: (world) => `/photographs/${world.photograph}/320.webp`,
    see: people,
    otherwise: 'missing',
    outside: 'missing',
  },
  '/:lang?/desk/enterprises': {
    address: () => '/desk/enterprises',
    see: everybody,
    intents: {
      withdraw: { may: [], otherwise: 'missing', form: (world) => ({ id: world.application }) },
      'withdraw-join': { may: [], otherwise: 'missing', form: (world) => ({ id: world.joining }) },
    },
  },
  '/:lang?/desk/enterprises/register': { address: () => '/desk/enterprises/register', see: everybody, intents: { '': own() } },
  '/:lang?/desk/enterprises/claim/:ref': {
    address: (world) => `/desk/enterprises/claim/${world.claimable}`,
    see: everybody,
    intents: { '': own() },
  },
  '/:lang?/desk/enterprises/:ref': { address: (world) => `/desk/enterprises/${world.enterprise}`, see: people, otherwise: 'missing' },
  '/:lang?/desk/enterprises/:ref/capabilities': {
    address: (world) => `/desk/enterprises/${world.enterprise}/capabilities`,
    see: people,
    otherwise: 'missing',
    intents: {
      start: listing(() => ({})),
      save: listing(() => ({ version: '1', notes: '示例' })),
      submit: listing(() => ({ version: '1', notes: '示例' })),
      'take-back': listing(() => ({})),
      'add-evidence': listing(() => ({})),
    },
  },
  '/:lang?/desk/enterprises/:ref/join': {
    address: (world) => `/desk/enterprises/${world.enterprise}/join`,
    see: everybody,
    intents: { '': own(() => ({ message: '示例：请让我加入。' })) },
  },
  '/:lang?/desk/enterprises/:ref/people': {
    address: (world) => `/desk/enterprises/${world.enterprise}/people`,
    see: people,
    otherwise: 'missing',
    intents: {
      invite: owning(() => ({ email: 'shili-invited@shili.example' })),
      revoke: owning(() => ({ id: some })),
      remove: owning(() => ({ id: some })),
      'hand-over': owning(() => ({ id: some })),
      accept: owning((world) => ({ id: world.joining })),
      decline: owning((world) => ({ id: world.joining })),
      leave: { may: people, otherwise: 'missing' },
    },
  },
  '/:lang?/desk/corrections': { address: () => '/desk/corrections', see: ['publisher'], otherwise: 'forbidden' },
  '/:lang?/desk/corrections/:ref': {
    address: (world) => `/desk/corrections/${world.correction}`,
    see: ['publisher'],
    otherwise: 'forbidden',
    intents: {
      contact: { may: ['publisher'], otherwise: 'forbidden', form: () => ({ reason: '示例理由' }) },
      refused: { may: ['publisher'], otherwise: 'forbidden', form: () => ({ answer: '示例答复' }) },
      accepted: { may: ['publisher'], otherwise: 'forbidden', form: () => ({ answer: '示例答复' }) },
    },
  },
  '/:lang?/desk/reviews/enterprises': { address: () => '/desk/reviews/enterprises', see: allReviewers, otherwise: 'forbidden' },
  '/:lang?/desk/reviews/enterprises/:id': {
    address: (world) => `/desk/reviews/enterprises/${world.application}`,
    see: seeing,
    intents: {
      'show-applicant': judging(() => ({ why: '示例：核对身份' })),
      refuse: judging(() => ({ reason: '示例理由' })),
      approve: judging(),
    },
  },
  '/:lang?/desk/reviews/enterprises/:id/licence': {
    address: (world) => `/desk/reviews/enterprises/${world.application}/licence`,
    see: reviewers,
  },
  '/:lang?/invitation': {
    address: (world) => `/invitation?token=${world.token}`,
    see: everybody,
    intents: { '': { may: [], otherwise: 'missing', form: (world) => ({ token: world.token }) } },
  },
  '/:lang?/desk/people': { address: () => '/desk/people', see: ['administrator'], otherwise: 'forbidden' },
  '/:lang?/desk/people/:id': {
    address: (world) => `/desk/people/${world.account}`,
    see: ['administrator'],
    otherwise: 'forbidden',
    intents: {
      grant: administering(() => ({ role: 'expert', region: '', department: '' })),
      end: administering((world) => ({ grant: world.grant })),
      suspend: administering(),
      resume: administering(),
      'reset-factor': administering(),
      'show-address': administering(() => ({ reason: '示例：核对身份' })),
    },
  },
  '/:lang?/desk/roles': { address: () => '/desk/roles', see: ['administrator'], otherwise: 'forbidden' },
  '/:lang?/desk/regions': { address: () => '/desk/regions', see: ['administrator'], otherwise: 'forbidden' },
  '/:lang?/desk/journal': { address: () => '/desk/journal', see: ['administrator', 'auditor'], otherwise: 'forbidden' },
  '/:lang?/desk/retention': { address: () => '/desk/retention', see: ['administrator', 'auditor'], otherwise: 'forbidden' },
  '/:lang?/desk/categories': { address: () => '/desk/categories', see: ['administrator'], otherwise: 'forbidden' },
  '/:lang?/desk/categories/:id': {
    address: (world) => `/desk/categories/${world.category}`,
    see: ['administrator'],
    otherwise: 'forbidden',
    intents: {
      attach: administering((world) => ({ attribute: world.attribute, position: '1' })),
      detach: administering((world) => ({ attribute: world.attribute })),
    },
  },
  '/:lang?/desk/attributes': {
    address: () => '/desk/attributes',
    see: ['administrator'],
    otherwise: 'forbidden',
    intents: {
      '': administering(() => ({
        key: 'shili',
        zh: '示例',
        en: 'example',
        vi: 'ví dụ',
        type: 'text',
        dimension: '',
        choices: '',
        least: '',
        most: '',
        unit: '',
      })),
    },
  },
  '/:lang?/desk/attributes/:id': {
    address: (world) => `/desk/attributes/${world.attribute}`,
    see: ['administrator'],
    otherwise: 'forbidden',
    intents: {
      '': administering(() => ({
        key: 'shili',
        zh: '示例',
        en: 'example',
        vi: 'ví dụ',
        type: 'text',
        dimension: '',
        choices: '',
        least: '',
        most: '',
        unit: '',
      })),
    },
  },
  '/:lang?/shortlist': {
    address: (world) => `/shortlist?product=${world.product}`,
    see: everybody,
    intents: { '': own((world) => ({ product: world.product })) },
  },
  '/:lang?/following': {
    address: (world) => `/following?enterprise=${world.enterprise}`,
    see: everybody,
    intents: { '': own((world) => ({ enterprise: world.enterprise })) },
  },
  '/:lang?/desk/shortlist': {
    address: () => '/desk/shortlist',
    see: everybody,
    intents: { note: own((world) => ({ product: world.product, note: '示例' })), remove: own((world) => ({ product: world.product })) },
  },
  '/:lang?/desk/following': {
    address: () => '/desk/following',
    see: everybody,
    intents: { '': own((world) => ({ enterprise: world.enterprise })) },
  },
  '/:lang?/desk/notices': {
    address: () => '/desk/notices',
    see: everybody,
    intents: {
      open: { may: ['owner'], otherwise: 'missing', form: (world) => ({ id: world.notice }) },
      read: { may: ['owner'], otherwise: 'missing', form: (world) => ({ id: world.notice }) },
      'read-all': own(),
    },
  },
  '/:lang?/desk/expiring': { address: () => '/desk/expiring', see: everybody },
  '/:lang?/settings/notices': {
    address: () => '/settings/notices',
    see: everybody,
    intents: {
      '': own(() => ({
        inquiries: 'daily',
        listings: 'never',
        needs: 'daily',
        enterprises: 'weekly',
        reviews: 'at-once',
        expiry: 'daily',
      })),
    },
  },
  '/:lang?/desk/inquiries': { address: () => '/desk/inquiries', see: everybody },
  '/:lang?/desk/inquiries/:ref': {
    address: (world) => `/desk/inquiries/${world.inquiry}`,
    see: both,
    otherwise: 'missing',
    intents: {
      answer: thread(() => ({ text: '示例答复：每月可供三十台。', formKey: '0b0e5f0a-4c5f-4a57-9c1f-000000000001' })),
      offer: thread(),
      withdraw: thread(),
      block: { may: people, otherwise: 'missing' },
      unblock: { may: people, otherwise: 'missing' },
    },
  },
  '/:lang?/desk/files/inquiries/:id': { address: (world) => `/desk/files/inquiries/${world.attachment}`, see: both, otherwise: 'missing' },
  '/:lang?/enterprises/:ref/inquire': {
    address: (world) => `/enterprises/${world.enterprise}/inquire`,
    see: everybody,
    intents: {
      '': own(() => ({
        subject: '示例',
        text: '示例询问：请问每月能供多少台？',
        quantity: '',
        unit: '',
        formKey: '0b0e5f0a-4c5f-4a57-9c1f-000000000002',
      })),
    },
  },
};
