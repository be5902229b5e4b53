import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { axeViolations } from './axe';
import { launchBrowser, pageErrors, type TestBrowser } from './browser';
import { shot } from './shots';

const PAGE = `<!doctype html><html lang="en"><head><title>Probe</title></head><body><main><h1>Probe</h1><img src="/x.svg"></main></body></html>`;

describe('the helpers for browser tests', () => {
  let browser: TestBrowser;
  let server: Server;
  let url = '';

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url !== '/') response.writeHead(404).end();
      else
        response
          .writeHead(200, { 'content-type': 'text/html', 'content-security-policy': "default-src 'self'; script-src 'self'" })
          .end(PAGE);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    if (typeof address === 'object' && address) url = `http://127.0.0.1:${address.port}`;
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  test('open a page, run axe under a strict policy, and see what is wrong in it', async () => {
    const page = await browser.openPage({ url }, {}, '/');
    expect(await page.textContent('h1')).toBe('Probe');
    const violations = await axeViolations(page);
    expect(violations.map((violation) => violation.rule)).toEqual(['image-alt']);
    expect(violations[0]?.where[0]).toContain('x.svg');
    expect(pageErrors(page).join()).toContain('404');
    expect(await axeViolations(page, ['image-alt'])).toEqual([]);
    expect(await shot(page, 'probe')).toMatch(/probe\.png$/);
  });

  test('give every page its own cookies', async () => {
    const first = await browser.openPage({ url }, {}, '/');
    const second = await browser.openPage({ url }, {}, '/');
    await first.context().addCookies([{ name: 'who', value: 'ada', url }]);
    expect(await second.context().cookies()).toEqual([]);
  });
});
