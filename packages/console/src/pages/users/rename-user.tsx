import Alert from '@cloudscape-design/components/alert';
import { useState, type JSX } from 'react';
import { useNavigate } from 'react-router';
import { step, useSteps } from '../../api/use-steps.ts';
import { useNotify } from '../../app/notify.ts';
import { userPath } from '../../parts/entity-path.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { NameField } from '../attach/name-field.tsx';
import { nameProblem, pathProblem } from '../attach/name-rules.ts';
import { PathField } from '../attach/path-field.tsx';
import { usersText } from './text.ts';

interface Props {
  readonly userName: string;
  readonly path: string;
  readonly onClose: () => void;
}

/** A dialog that gives a user another name and another path. */
export function RenameUser({ userName, path, onClose }: Props): JSX.Element {
  const { user: text } = useText(usersText);
  const common = useText(commonText);
  const navigate = useNavigate();
  const notify = useNotify();
  const { run, isBusy, error } = useSteps();
  const [name, setName] = useState(userName);
  const [newPath, setPath] = useState(path);
  const wanted = newPath === '' ? '/' : newPath;
  const isGood = nameProblem(name, 'user') === undefined && pathProblem(newPath) === undefined;
  const steps = [
    step('UpdateUser', {
      UserName: userName,
      ...(name === userName ? {} : { NewUserName: name }),
      ...(wanted === path ? {} : { NewPath: wanted }),
    }),
  ];
  const rename = async (): Promise<void> => {
    if (!(await run(steps, { leaves: name !== userName }))) return;
    notify({ type: 'success', content: text.renamed(name) });
    onClose();
    if (name !== userName) await navigate(userPath(name), { replace: true });
  };
  return (
    <FormModal
      header={text.rename}
      submit={common.save}
      isReady={isGood && (name !== userName || wanted !== path)}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void rename()}
      onClose={onClose}
    >
      <Alert type="info">{text.renameHint}</Alert>
      <NameField kind="user" label={text.newName} value={name} onChange={setName} autoFocus />
      <PathField value={newPath} onChange={setPath} />
      <Equivalents of={isGood ? steps : []} />
    </FormModal>
  );
}
