import Link, { type LinkProps } from '@cloudscape-design/components/link';
import type { JSX, ReactNode } from 'react';
import { useNavigate } from 'react-router';

interface Props extends Pick<LinkProps, 'variant' | 'fontSize' | 'ariaLabel'> {
  /** Below `/console`, such as `/users/alice`. */
  readonly to: string;
  readonly children: ReactNode;
}

/** A link to another page of the console: a real address, followed without loading the console again. */
export function RouteLink({ to, children, ...rest }: Props): JSX.Element {
  const navigate = useNavigate();
  return (
    <Link
      {...rest}
      href={`/console${to}`}
      onFollow={(event) => {
        event.preventDefault();
        void navigate(to);
      }}
    >
      {children}
    </Link>
  );
}
