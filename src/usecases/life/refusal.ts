import { AppFault, type ErrorCode } from '../../contract/errors';
import type { LifeWhy } from '../../contract/types';

/** A fault whose reason the panel has its own words for, and what to do about it. */
export const refusal = (code: ErrorCode, why: LifeWhy, message: string): AppFault => new AppFault({ code, message, values: { why } });
