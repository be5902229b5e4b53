import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = join(__dirname, '..', '..', '.sandbox', 'shots');

/**
 * Takes a picture of the page into .sandbox/shots (not part of the repository) and returns its path. `name`: "fixture-panel-dark". Not where
 * nobody looks at it.
 */
export async function shot(page: Page, name: string, options: { fullPage?: boolean } = {}): Promise<string> {
  const path = join(FOLDER, `${name}.png`);
  if (process.env.CI !== undefined) return path;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path, fullPage: options.fullPage ?? false, animations: 'disabled' });
  return path;
}
