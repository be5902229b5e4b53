import type { DescriptionDocument, Schema } from './description';

/**
 * Puts right, in the parsed copy, two things a JSON schema validator would read differently from what Atlassian means:
 * - `JsonNode` describes Jackson's Java class where any JSON value is meant (bulk issue properties, results of tasks);
 * - unions (`oneOf`/`anyOf`) also say `additionalProperties: false` without properties of their own, which refuses every value, and leave
 *   the choice to a `discriminator`, which says which branch holds: members of one branch would else match several.
 */
export function correct(document: DescriptionDocument): void {
  const schemas = document.components?.schemas ?? {};
  if (schemas.JsonNode) schemas.JsonNode = {};
  for (const schema of Object.values(schemas)) {
    const branches = schema.oneOf ?? schema.anyOf;
    if (!Array.isArray(branches)) continue;
    if (schema.properties === undefined) delete schema.additionalProperties;
    const choice = schema.discriminator as { propertyName: string; mapping?: Record<string, string> } | undefined;
    if (choice?.mapping) discriminate(schema, choice.propertyName, choice.mapping);
  }
}

function discriminate(schema: Schema, name: string, mapping: Record<string, string>): void {
  delete schema.oneOf;
  delete schema.anyOf;
  delete schema.discriminator;
  schema.required = [name];
  schema.properties = { [name]: { type: 'string', enum: Object.keys(mapping) } };
  schema.allOf = Object.entries(mapping).map(([value, $ref]) => ({
    if: { properties: { [name]: { const: value } }, required: [name] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema
    then: { $ref },
  }));
  delete schema.additionalProperties;
}
