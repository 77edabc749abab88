import { Cancelled } from './failure.ts';

export interface TextQuestion {
  readonly message: string;
  /** Taken when the answer is empty. */
  readonly standard?: string;
  /** Says what is wrong with an answer, or undefined. */
  readonly validate?: (answer: string) => string | undefined;
}

/** How a person is asked. Each answer may throw `Cancelled` (Ctrl-C, Esc). */
export interface Prompts {
  text(question: TextQuestion): Promise<string>;
  /** Shows a mask instead of what is typed. */
  secret(question: TextQuestion): Promise<string>;
  confirm(message: string): Promise<boolean>;
}

const answered = async <Value>(prompt: Promise<Value | symbol>): Promise<Value> => {
  const answer = await prompt;
  if (typeof answer === 'symbol') throw new Cancelled();
  return answer;
};

/** Prompts on standard error, since standard output is for data. */
export async function terminalPrompts(): Promise<Prompts> {
  const clack = await import('@clack/prompts');
  const output = process.stderr;
  return {
    text({ message, standard = '', validate }) {
      // Validated as it will be taken: an empty answer stands for the standard one.
      const check = (answer: string | undefined): string | undefined =>
        validate?.(answer === undefined || answer === '' ? standard : answer);
      return answered<string>(clack.text({ message, placeholder: standard, defaultValue: standard, output, validate: check }));
    },
    secret: ({ message, validate }) =>
      answered<string>(clack.password({ message, output, validate: (answer) => validate?.(answer ?? '') })),
    confirm: (message) => answered<boolean>(clack.confirm({ message, initialValue: false, output })),
  };
}
