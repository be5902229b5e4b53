import { isRecord, listAt, recordAt, textsOf } from './values';

/** Addresses of an external permission: plain text (the old form) or {address}. */
function addresses(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => {
    if (typeof entry === 'string') return [entry];
    return isRecord(entry) && typeof entry.address === 'string' ? [entry.address] : [];
  });
}

/** Keywords of permissions.content as CSP spells them: 'unsafe-inline', hashes, blob:. */
function keywords(value: unknown): string[] {
  return textsOf(value).map((word) => {
    const bare = word.replace(/^'|'$/g, '');
    return bare === 'blob:' ? bare : `'${bare}'`;
  });
}

/**
 * The content security policy of an app's frame, as Forge gives Custom UI: nothing but the app's own files, plus exactly what
 * permissions.content and permissions.external of the manifest declare.
 * Source: Forge's "Content security and egress controls"; scripts allow no inline code unless a hash or keyword is listed.
 * @param origins jira: where Jira's pages live (may frame the app, and serves avatars)
 */
export function contentSecurityPolicy(manifest: Record<string, unknown>, origins: { jira: string }): string {
  const permissions = recordAt(manifest, 'permissions');
  const content = recordAt(permissions, 'content');
  const external = recordAt(permissions, 'external');
  const client = addresses(listAt(recordAt(external, 'fetch'), 'client'));
  const frames = addresses(external.frames);
  const media = addresses(external.media);
  const directives: [string, string[]][] = [
    ['default-src', ["'none'"]],
    ['script-src', ["'self'", ...keywords(content.scripts), ...addresses(external.scripts)]],
    ['style-src', ["'self'", ...keywords(content.styles), ...addresses(external.styles)]],
    ['img-src', ["'self'", 'data:', origins.jira, ...addresses(external.images)]],
    ['font-src', ["'self'", 'data:', ...addresses(external.fonts)]],
    ['connect-src', ["'self'", ...client]],
    ['frame-src', frames.length > 0 ? frames : ["'none'"]],
    ['media-src', ["'self'", ...media]],
    ['frame-ancestors', [origins.jira]],
    ['base-uri', ["'none'"]],
    ['form-action', ["'none'"]],
  ];
  return directives.map(([name, sources]) => `${name} ${sources.join(' ')}`).join('; ');
}
