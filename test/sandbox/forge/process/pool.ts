import type { Site } from '../../kernel/site';
import { type AppCode, AppCodeError } from '../code/code';
import type { Manifest } from '../manifest/manifest';

export async function loadProcess(options: {
  site: Site;
  appDir: string;
  manifest: Manifest;
  variables: Record<string, string>;
}): Promise<AppCode> {
  throw new AppCodeError(`not yet: ${options.appDir}`);
}
