import { useId } from 'preact/hooks';
import type { DeskForm } from '../../../../../../src/contract/types';
import { Field } from '../../../../../shared/ui/field';

interface GroupFieldProps {
  label: string;
  /** What choosing none means. */
  none: string;
  groups: DeskForm['groups'];
  tiers: DeskForm['tiers'];
  /** Empty: none. */
  value: string;
  required?: boolean;
  error?: string | undefined;
  onChange(id: string): void;
}

/** One of the support groups, by tier. */
export function GroupField({ label, none, groups, tiers, value, required, error, onChange }: GroupFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} error={error} {...(required ? { required } : {})}>
      {(ids) => (
        <select {...ids} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">{none}</option>
          {tiers
            .map((tier) => ({ tier, within: groups.filter((group) => group.tier === tier.id) }))
            .filter(({ within }) => within.length > 0)
            .map(({ tier, within }) => (
              <optgroup key={tier.id} label={tier.name}>
                {within.map((group) => (
                  <option key={group.id} value={group.id}>
                    {group.name}
                  </option>
                ))}
              </optgroup>
            ))}
        </select>
      )}
    </Field>
  );
}
