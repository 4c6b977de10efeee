/** The least of characters that the server takes. */
export const passwordLength = 8;

export const nameRules = { validate: (name: string) => name.trim() !== '' || 'Give your name.' };

/** Something on both sides of an "@": whether it is an address, only a letter to it can tell. */
export const emailRules = {
  required: 'Give your e-mail address.',
  pattern: { value: /^\s*\S+@\S+\.\S+\s*$/u, message: 'This is not an e-mail address.' },
};

export const passwordRules = {
  minLength: { value: passwordLength, message: `A password has at least ${passwordLength} characters.` },
  required: `A password has at least ${passwordLength} characters.`,
};
