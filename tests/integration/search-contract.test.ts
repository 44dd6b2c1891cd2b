/** The embedded engine keeps the contract of every search engine: tests/support/search-engine-contract.ts lists it. */
import { openSearch } from '#search/engine/open.ts';
import { keepsTheContract } from '#tests/support/search-engine-contract.ts';

keepsTheContract(openSearch);
