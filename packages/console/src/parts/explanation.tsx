import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { JSX } from 'react';
import { useRead } from '../api/use-api.ts';
import { useText } from '../text/catalogue.ts';
import { commonText } from '../text/common.ts';

/** Why a request was refused, as `countersign explain` says it. Nothing is shown to people who may not see it. */
export default function Explanation({ requestId }: { readonly requestId: string }): JSX.Element | null {
  const text = useText(commonText);
  const { data } = useRead('ExplainRequest', { RequestId: requestId });
  if (!data) return null;
  const { text: words } = JSON.parse(data.Explanation) as { readonly text?: string };
  return (
    <ExpandableSection headerText={text.why}>
      <pre className="code" dir="ltr">
        {words}
      </pre>
    </ExpandableSection>
  );
}
