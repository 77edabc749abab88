import Alert from '@cloudscape-design/components/alert';
import { useState, type JSX } from 'react';
import { useNavigate } from 'react-router';
import { step, useSteps } from '../../api/use-steps.ts';
import { useNotify } from '../../app/notify.ts';
import { groupPath } from '../../parts/entity-path.ts';
import { Equivalents } from '../../parts/equivalents.tsx';
import { FormModal } from '../../parts/form-modal.tsx';
import { useText } from '../../text/catalogue.ts';
import { commonText } from '../../text/common.ts';
import { NameField } from '../attach/name-field.tsx';
import { nameProblem, pathProblem } from '../attach/name-rules.ts';
import { PathField } from '../attach/path-field.tsx';
import { groupsText } from './text.ts';

interface Props {
  readonly groupName: string;
  readonly path: string;
  readonly onClose: () => void;
}

/** A dialog that gives a group another name and another path. */
export function RenameGroup({ groupName, path, onClose }: Props): JSX.Element {
  const { group: text } = useText(groupsText);
  const common = useText(commonText);
  const navigate = useNavigate();
  const notify = useNotify();
  const { run, isBusy, error } = useSteps();
  const [name, setName] = useState(groupName);
  const [newPath, setPath] = useState(path);
  const wanted = newPath === '' ? '/' : newPath;
  const isGood = nameProblem(name, 'group') === undefined && pathProblem(newPath) === undefined;
  const steps = [
    step('UpdateGroup', {
      GroupName: groupName,
      ...(name === groupName ? {} : { NewGroupName: name }),
      ...(wanted === path ? {} : { NewPath: wanted }),
    }),
  ];
  const rename = async (): Promise<void> => {
    if (!(await run(steps, { leaves: name !== groupName }))) return;
    notify({ type: 'success', content: text.renamed(name) });
    onClose();
    if (name !== groupName) await navigate(groupPath(name), { replace: true });
  };
  return (
    <FormModal
      header={text.rename}
      submit={common.save}
      isReady={isGood && (name !== groupName || wanted !== path)}
      isBusy={isBusy}
      error={error}
      onSubmit={() => void rename()}
      onClose={onClose}
    >
      <Alert type="info">{text.renameHint}</Alert>
      <NameField kind="group" label={text.newName} value={name} onChange={setName} autoFocus />
      <PathField value={newPath} onChange={setPath} />
      <Equivalents of={isGood ? steps : []} />
    </FormModal>
  );
}
