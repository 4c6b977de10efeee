import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import { Field, fieldNote } from '../components/ui/field.tsx';
import { Input, Textarea } from '../components/ui/input.tsx';

export interface CampaignText {
  name: string;
  description: string;
}

interface CampaignFieldsProps {
  register: UseFormRegister<CampaignText>;
  errors: FieldErrors<CampaignText>;
}

/** Name and description: the same when a campaign is made and when it is changed. */
export function CampaignFields({ register, errors }: CampaignFieldsProps) {
  return (
    <>
      <Field id="campaign-name" label="Name" error={errors.name?.message}>
        <Input
          id="campaign-name"
          dir="auto"
          autoComplete="off"
          placeholder="Spring launch"
          aria-invalid={errors.name !== undefined}
          aria-describedby={fieldNote('campaign-name')}
          {...register('name')}
        />
      </Field>
      <Field id="campaign-description" label="What it is for" optional error={errors.description?.message}>
        <Textarea
          id="campaign-description"
          dir="auto"
          rows={3}
          placeholder="Creators with a real interest in clean skincare, for the launch in May"
          aria-invalid={errors.description !== undefined}
          aria-describedby={fieldNote('campaign-description')}
          {...register('description')}
        />
      </Field>
    </>
  );
}
