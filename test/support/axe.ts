import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

declare global {
  interface Window {
    /** What axe's own source makes in the page. */
    axe: typeof axe;
  }
}

/** One rule broken, in words for a test's message. */
interface Violation {
  rule: string;
  help: string;
  impact: string;
  /** Selectors and markup of the elements that break it. */
  where: string[];
}

/** What is read of axe's result. */
interface Found {
  id: string;
  help: string;
  impact?: string | null;
  nodes: { target: unknown[]; html: string }[];
}

/** Level A and AA of WCAG 2.0 to 2.2, and axe's own best practices. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Asks axe about a page or one frame of it (not about frames inside: ask those themselves). Put visible content to the test first: an
 * empty page has no violations. The source goes in by `evaluate`, which the strict content security policy does not forbid.
 * @param off rules left out, each with its reason in the test.
 */
export async function axeViolations(target: Page | Frame, off: string[] = []): Promise<Violation[]> {
  await target.evaluate(axe.source);
  const found = await target.evaluate(
    async ({ tags, off }): Promise<Found[]> => {
      const result = await window.axe.run(document, {
        runOnly: { type: 'tag', values: tags },
        rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
        iframes: false,
        resultTypes: ['violations'],
      });
      return result.violations.map(({ id, help, impact, nodes }) => ({
        id,
        help,
        impact: impact ?? null,
        nodes: nodes.map(({ target, html }) => ({ target, html })),
      }));
    },
    { tags: TAGS, off },
  );
  return found.map(({ id, help, impact, nodes }) => ({
    rule: id,
    help,
    impact: impact ?? 'unknown',
    where: nodes.map((node) => `${node.target.join(' ')}: ${node.html.slice(0, 200)}`),
  }));
}
