import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { accountId } from '../sandbox/demo/people';
import { startLocalJira } from '../sandbox/local-jira';
import { launchBrowser } from '../support/browser';
import { ROOT, restAs } from '../support/local-jira';

/** Where the pictures of the documents lie. */
const IMAGES = join(ROOT, 'docs', 'images');

/** An open incident with a conversation, for the picture of the README. */
const WANTED = 'type = "[System] Incident" AND statusCategory = "In Progress" AND priority in (Highest, High) ORDER BY created DESC';

/** Takes the documents' pictures anew from the demo company: `npm run screenshots`. */
async function take(): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  const [browser, local] = await Promise.all([launchBrowser(), startLocalJira({ appDir: ROOT, port: 0, seed: 20_261_123 })]);
  try {
    if (!local.server) throw new Error('The local Jira does not listen.');
    const { body } = await restAs(
      local,
      'admin',
      'GET',
      `/rest/api/3/search/jql?jql=${encodeURIComponent(WANTED)}&fields=summary&maxResults=1`,
    );
    const found: { issues: { key: string }[] } = Object(body);
    const key = found.issues[0]?.key;
    if (!key) throw new Error('The demo company has no such incident.');
    const page = await browser.openPage(local.server, { person: accountId('lea'), width: 1360, height: 1200 }, `/browse/${key}`);
    await page.locator('[data-module-panel="firebreak-incident"] button[aria-expanded]').click();
    const frame = page.frameLocator('iframe[data-module="firebreak-incident"]');
    await frame.locator('time').first().waitFor();
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(IMAGES, 'incident.png') });
  } finally {
    await browser.close();
    await local.close();
  }
}

take().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
