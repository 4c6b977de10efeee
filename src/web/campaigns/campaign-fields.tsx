import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import { z } from 'zod';
import { createCampaignInputSchema } from '../../domain/campaign.ts';
import { Field, fieldNote } from '../components/ui/field.tsx';
import { Input, Textarea } from '../components/ui/input.tsx';

/** What is typed of a campaign: the rules are those of making one. */
export const campaignTextSchema = z.object({
  name: createCampaignInputSchema.shape.name,
  description: createCampaignInputSchema.shape.description.unwrap(),
});
export type CampaignText = z.infer<typeof campaignTextSchema>;

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
