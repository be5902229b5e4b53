import type { FrameHost } from './frame-host';

/** Every frame open on this page. */
export const openFrames = new Set<FrameHost>();
