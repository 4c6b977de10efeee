import { useMutation } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { api } from '../api.ts';
import { Button } from '../components/ui/button.tsx';
import { Field, FieldNote, fieldNote } from '../components/ui/field.tsx';
import { Input } from '../components/ui/input.tsx';
import { accountErrorMessage } from './account-error.ts';
import { AccountLayout } from './account-layout.tsx';
import { emailRules, nameRules, passwordLength, passwordRules } from './account-rules.ts';
import { useSessionChanged } from './use-session-changed.ts';

const fields = [
  { name: 'name', label: 'Name', type: 'text', autoComplete: 'name', rules: nameRules },
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'email', rules: emailRules },
  {
    name: 'password',
    label: 'Password',
    type: 'password',
    autoComplete: 'new-password',
    rules: passwordRules,
  },
] as const;

export function SignUpPage() {
  const { next } = useSearch({ from: '/sign-up' });
  const form = useForm({ defaultValues: { name: '', email: '', password: '' } });
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
        {fields.map(({ name, label, rules, ...rest }) => (
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
              {...form.register(name, rules)}
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
