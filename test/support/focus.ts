import type { Frame, Locator, Page } from 'playwright-core';

/**
 * Puts the keyboard's focus on an element and waits until the browser says it is there. On a busy machine focusing returns before the
 * browser has moved the focus to the frame's process, and a key pressed in between is lost. Throws when it does not come.
 */
export async function focusOn(target: Page | Frame, selector: string): Promise<void> {
  const element = target.locator(selector).first();
  const until = Date.now() + 10_000;
  while (Date.now() < until) {
    await element.focus();
    if (await element.evaluate((node) => document.hasFocus() && document.activeElement === node)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`the focus never came to ${selector}`);
}

/** Waits until an element has the focus: a page gives it once it has drawn, which may be after the press that asked for it was answered. */
export async function focusCame(element: Locator): Promise<void> {
  const until = Date.now() + 10_000;
  for (;;) {
    if (await element.evaluate((node) => document.activeElement === node)) return;
    if (Date.now() > until) {
      const instead = await element.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
      throw new Error(`the focus never came to ${element}, but is at ${instead}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}
