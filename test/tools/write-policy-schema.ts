// npm run schema: writes docs/policy.schema.json anew after the contract or docs/policy.md has changed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { policyJsonSchema, SCHEMA_PATH } from './policy-schema';

writeFileSync(join(__dirname, '..', '..', SCHEMA_PATH), policyJsonSchema());
