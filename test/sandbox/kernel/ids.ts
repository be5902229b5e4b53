import type { Db } from './db';

/** Numbers that never repeat within a site, one series per name, as Jira numbers its things. */
export class Ids {
  constructor(private readonly db: Db) {
    db.define('CREATE TABLE IF NOT EXISTS sequence (name TEXT PRIMARY KEY, last INTEGER NOT NULL)');
  }

  /** Next number of the series; the first is `first` (Jira's own things start at 10000). */
  next(name: string, first = 10000): number {
    const row = this.db.get<{ last: number }>(
      'INSERT INTO sequence (name, last) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last',
      name,
      first,
    );
    if (!row) throw new Error(`sandbox: sequence ${name} gave no number`);
    return row.last;
  }
}
