import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { useMutation } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { api } from '../api.ts';
import { Button } from '../components/ui/button.tsx';
import { Field, FieldNote, fieldNote } from '../components/ui/field.tsx';
import { Input } from '../components/ui/input.tsx';
import { accountErrorMessage } from './account-error.ts';
import { AccountLayout } from './account-layout.tsx';
import { useSessionChanged } from './use-session-changed.ts';

const passwordLength = 8;

const signUpSchema = z.object({
  name: z.string().trim().min(1, 'Give your name.'),
  email: z.email('Give an e-mail address.'),
  password: z.string().min(passwordLength, `A password has at least ${passwordLength} characters.`),
});

const fields = [
  { name: 'name', label: 'Name', type: 'text', autoComplete: 'name' },
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'email' },
  { name: 'password', label: 'Password', type: 'password', autoComplete: 'new-password' },
] as const;

export function SignUpPage() {
  const { next } = useSearch({ from: '/sign-up' });
  const form = useForm({
    resolver: standardSchemaResolver(signUpSchema),
    defaultValues: { name: '', email: '', password: '' },
  });
  const sessionChanged = useSessionChanged();
  const signUp = useMutation({ mutationFn: api.signUp, onSuccess: sessionChanged });
  const { errors } = form.formState;
  return (
    <AccountLayout title="Create your account" documentTitle="Sign up">
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((input) => signUp.mutate(input))}
      >
        {fields.map(({ name, label, ...rest }) => (
          <Field
            key={name}
            id={name}
            label={label}
            error={errors[name]?.message}
            hint={name === 'password' ? `At least ${passwordLength} characters` : undefined}
          >
            <Input
              id={name}
              aria-invalid={errors[name] !== undefined}
              aria-describedby={fieldNote(name)}
              {...rest}
              {...form.register(name)}
            />
          </Field>
        ))}
        <FieldNote
          id="sign-up"
          error={signUp.error === null ? undefined : accountErrorMessage(signUp.error)}
          hint={undefined}
        />
        <Button type="submit" look="primary" size="large" disabled={signUp.isPending}>
          Create account
        </Button>
      </form>
      <p className="mt-6 text-13 text-ink-muted">
        Already have an account?{' '}
        <Link
          to="/sign-in"
          search={next === undefined ? {} : { next }}
          className="rounded-sm font-medium text-accent-text underline-offset-2 hover:underline"
        >
          Sign in
        </Link>
      </p>
    </AccountLayout>
  );
}
