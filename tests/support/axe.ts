/** axe in a page of a real browser, loaded into a page once however often it is asked. */
import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules of WCAG 2.0, 2.1 and 2.2 at A and AA. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** All that can change with the colours alone. */
const colours: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

type Finding = { readonly id: string; readonly impact: string; readonly tags: readonly string[]; readonly nodes: readonly string[] };

async function runAxe(page: Page, options: RunOptions): Promise<Finding[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (asked) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, { ...asked, resultTypes: ['violations'] });
    return violations.map(({ id, impact, tags, nodes }) => ({
      ...{ id, impact: impact ?? '', tags },
      nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`),
    }));
  }, options);
}

const inWords = (findings: readonly Finding[]) =>
  findings.flatMap(({ id, impact, nodes }) => nodes.map((node) => `${impact} ${id}: ${node}`));

/** What is against WCAG at A and AA, and whatever is serious besides, a line each. */
export async function axeFaults(page: Page): Promise<string[]> {
  const findings = await runAxe(page, {});
  return inWords(
    findings.filter(({ impact, tags }) => impact === 'serious' || impact === 'critical' || tags.some((tag) => wcag.includes(tag))),
  );
}

/** What is wrong with the colours of the page for somebody who asked for the dark. */
export async function axeFaultsInTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const findings = await runAxe(page, colours);
  await page.emulateMedia({ colorScheme: 'light' });
  return inWords(findings);
}
