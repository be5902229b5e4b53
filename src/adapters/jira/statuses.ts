import * as v from 'valibot';
import type { StatusCategory } from '../../domain/incident/facts';
import { categoryOf } from './category';
import { ask, type Caller } from './request';

const statusesSchema = v.array(
  v.object({ id: v.string(), statusCategory: v.optional(v.object({ key: v.optional(v.string(), '') }), { key: '' }) }),
);

/** Category of every status of the site that a workflow has, by the status's id. */
export const readStatusCategories = async (by: Caller): Promise<Record<string, StatusCategory>> =>
  Object.fromEntries(
    (await ask('getStatuses', by, {}, statusesSchema)).map(({ id, statusCategory }) => [id, categoryOf(statusCategory.key)]),
  );
