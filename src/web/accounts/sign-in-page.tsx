import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { api } from '../api.ts';
import { Button } from '../components/ui/button.tsx';
import { Field, FieldNote, fieldNote } from '../components/ui/field.tsx';
import { Input } from '../components/ui/input.tsx';
import { sessionQuery } from '../queries.ts';
import { accountErrorMessage } from './account-error.ts';
import { AccountLayout } from './account-layout.tsx';
import { emailRules } from './account-rules.ts';
import { useSessionChanged } from './use-session-changed.ts';

export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const demo = useQuery(sessionQuery).data?.demo === true;
  // The route sees who is signed in now, and leads on to where one wanted to go.
  const sessionChanged = useSessionChanged();
  const form = useForm({ defaultValues: { email: '', password: '' } });
  const signIn = useMutation({ mutationFn: api.signIn, onSuccess: sessionChanged });
  const signInAsDemo = useMutation({ mutationFn: api.signInAsDemo, onSuccess: sessionChanged });
  const busy = signIn.isPending || signInAsDemo.isPending;
  const failure = signIn.error ?? signInAsDemo.error;
  const { errors } = form.formState;
  return (
    <AccountLayout title="Sign in to your account" documentTitle="Sign in">
      {demo && (
        <>
          <Button
            look="primary"
            size="large"
            className="w-full"
            disabled={busy}
            onClick={() => signInAsDemo.mutate()}
          >
            Continue as demo
          </Button>
          <p className="my-5 flex items-center gap-3 text-ink-faint text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            or with your account
          </p>
        </>
      )}
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((input) => signIn.mutate(input))}
      >
        <Field id="email" label="E-mail" error={errors.email?.message}>
          <Input
            id="email"
            type="email"
            autoComplete="email"
            aria-invalid={errors.email !== undefined}
            aria-describedby={fieldNote('email')}
            {...form.register('email', emailRules)}
          />
        </Field>
        <Field id="password" label="Password" error={errors.password?.message}>
          <Input
            id="password"
            type="password"
            autoComplete="current-password"
            aria-invalid={errors.password !== undefined}
            aria-describedby={fieldNote('password')}
            {...form.register('password', { required: 'Give your password.' })}
          />
        </Field>
        <FieldNote
          id="sign-in"
          error={failure === null ? undefined : accountErrorMessage(failure)}
          hint={undefined}
        />
        <Button type="submit" look={demo ? 'secondary' : 'primary'} size="large" disabled={busy}>
          Sign in
        </Button>
      </form>
      <p className="mt-6 text-13 text-ink-muted">
        New here?{' '}
        <Link
          to="/sign-up"
          search={next === undefined ? {} : { next }}
          className="rounded-sm font-medium text-accent-text underline-offset-2 hover:underline"
        >
          Create an account
        </Link>
      </p>
    </AccountLayout>
  );
}
