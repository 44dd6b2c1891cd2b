/**
 * The desk of enterprises in a real browser, behind sign-in: in three languages, on a phone (360 px) and a desktop (1280 px).
 *
 * 1. axe finds nothing against WCAG 2.0, 2.1 and 2.2 at A and AA on any of its pages, nor on a form that came back with faults.
 * 2. No page is wider than the window, asks for a script or complains.
 */
import { describe } from 'vitest';
import { languages, localPath } from '#app/ui/language.ts';
import { enterpriseApplications, enterpriseInvitations, joinRequests } from '#db/schema/membership.ts';
import { aUscc, wrongDigit } from '#tests/support/a-uscc.ts';
import { axeFaults } from '#tests/support/axe.ts';
import { launchBrowser, noBrowser } from '#tests/support/browser.ts';
import { openPage } from '#tests/support/browser-site.ts';
import { anEnterprise } from '#tests/support/make.ts';
import { startServer } from '#tests/support/server.ts';
import { aMember, anAccount, signedIn } from '#tests/support/signed-in.ts';
import { expect, test } from '#tests/support/test.ts';

const widths = [360, 1280];

describe.skipIf(noBrowser)('in Chromium', () => {
  test('1., 2. every page of it', { timeout: 300_000 }, async ({ ctx }) => {
    const live = { ...ctx, settings: { ...ctx.settings, publicUrl: 'http://guipintong.example' }, now: () => new Date() };
    const site = await startServer(live);
    const browser = await launchBrowser();
    const { account, person } = await signedIn(site, live, {}, [{ role: 'publisher' }]);
    const { id: enterpriseId, ref } = await anEnterprise(live.db);
    await aMember(live, enterpriseId, account.id);
    const other = await anAccount(live);
    await aMember(live, enterpriseId, (await anAccount(live)).id, 'agent');
    const free = await anEnterprise(live.db);
    const held = await anEnterprise(live.db);
    await aMember(live, held.id, other.id);
    const now = new Date();
    await live.db.insert(joinRequests).values({ enterpriseId, accountId: other.id, message: '示例', submittedAt: now });
    const times = { invitedAt: now, expiresAt: new Date(now.getTime() + 86_400_000) };
    await live.db
      .insert(enterpriseInvitations)
      .values({ enterpriseId, email: 'neu@shili.example', tokenHash: 'x', invitedBy: account.id, ...times });
    const row = { kind: 'registration', name: '示例有限公司', countyCode: '450102', submittedAt: now } as const;
    const doubtful = { usccPlausible: false, licenceFile: '0'.repeat(64) };
    const [waiting] = await live.db
      .insert(enterpriseApplications)
      .values([
        { ...row, ...doubtful, accountId: other.id, uscc: wrongDigit(aUscc()) },
        { ...row, accountId: account.id, uscc: aUscc(), usccPlausible: true },
      ])
      .returning();
    const paths = [
      ...['/desk', '/desk/enterprises', '/desk/enterprises/register', `/desk/enterprises/claim/${free.ref}`, `/desk/enterprises/${ref}`],
      ...[`/desk/enterprises/${ref}/people`, `/desk/enterprises/${held.ref}/join`, `/desk/enterprises/claim/${held.ref}`],
      ...['/desk/reviews/enterprises', `/desk/reviews/enterprises/${waiting!.id}`],
    ];
    const context = await browser.newContext();
    const [name = '', value = ''] = person.cookies.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: site.url }]);
    const { page, complaints } = await openPage(context);
    const faults: string[] = [];
    const look = async (where: string) => {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        faults.push(...(await axeFaults(page)).map((fault) => `${where} ${width} ${fault}`));
        if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth))
          faults.push(`${where} ${width}: too wide`);
      }
      faults.push(...complaints.splice(0).map((one) => `${where} ${one}`));
    };
    for (const language of languages) {
      for (const path of paths) {
        const answer = await page.goto(site.url + localPath(language, path));
        expect([path, answer?.status()]).toEqual([path, 200]);
        await look(language + path);
      }
      await page.goto(site.url + localPath(language, '/desk/enterprises/register'));
      await page.fill('#uscc', aUscc().replace('0', 'O'));
      await page.fill('#name', '示例有限公司');
      await page.selectOption('#county', '450102');
      await page.click('main button[type="submit"]');
      expect(await page.locator('input[name="take"]').count()).toBe(1);
      await look(`${language} faults`);
    }
    await browser.close();
    await site.stop();
    expect(faults).toEqual([]);
  });
});
