/** Optional packages named in a lock and not in it: [name, version, whether for development only]. */
export function missing(packages: Record<string, unknown>): [name: string, version: string, dev: boolean][];
