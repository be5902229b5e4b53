import { readFileSync } from 'node:fs';
import { expect, jest } from '@jest/globals';

/**
 * Tests that drive a browser are tried again when they fail: the browser's answer to a key, a click or a call may go with the frame it makes
 * go. The first failure is printed all the same. No other test is tried twice.
 */
const { testPath } = expect.getState();
if (testPath && readFileSync(testPath, 'utf8').includes('support/browser')) jest.retryTimes(2, { logErrorsBeforeRetry: true });
