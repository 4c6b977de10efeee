import { ApiError } from '../api.ts';

const words: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: 'This e-mail and password do not belong together.',
  USER_ALREADY_EXISTS: 'There is an account with this e-mail already. Sign in instead.',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'There is an account with this e-mail already. Sign in instead.',
  PASSWORD_TOO_SHORT: 'The password is too short.',
  PASSWORD_TOO_LONG: 'The password is too long.',
};

/** Why signing in or up failed, in our words where the code is known. */
export function accountErrorMessage(error: Error): string {
  return (error instanceof ApiError ? words[error.code.toUpperCase()] : undefined) ?? error.message;
}
