import type { Frame, Page } from 'playwright-core';

/** The app's frame of a module, once its script has the context. */
export async function frameOf(on: Page, moduleKey: string, which: 'first' | 'last' = 'first'): Promise<Frame> {
  const locator = on.locator(`iframe[data-module="${moduleKey}"]`);
  const element = await (which === 'first' ? locator.first() : locator.last()).elementHandle();
  const found = await element?.contentFrame();
  if (!found) throw new Error(`no frame of ${moduleKey}`);
  await found.getByText(`ready ${moduleKey}`).waitFor();
  return found;
}
