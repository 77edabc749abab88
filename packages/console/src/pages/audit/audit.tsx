import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type JSX } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../../api/call.ts';
import { PageFrame } from '../../parts/page-frame.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { useText } from '../../text/catalogue.ts';
import { EventDialog } from './event-dialog.tsx';
import { readEvents, type AuditEvent } from './event.ts';
import { EventTable } from './event-table.tsx';
import {
  inputOf,
  KINDS,
  RANGES,
  readFilters,
  TEXT_FILTERS,
  writeFilters,
  type Filters,
  type Kind,
  type Range,
} from './filters.ts';
import { auditText } from './text.ts';

/** The audit log, newest first, with search. */
export default function AuditPage(): JSX.Element {
  const text = useText(auditText);
  const [query, setQuery] = useSearchParams();
  const asked = query.toString();
  const filters = useMemo(() => readFilters(new URLSearchParams(asked)), [asked]);
  const [draft, setDraft] = useState<Filters>(filters);
  const [shown, setShown] = useState<(AuditEvent & { readonly text: string }) | undefined>();
  useEffect(() => setDraft(filters), [filters]);

  const { data, error, isFetching, isLoading, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['LookupAuditRecords', asked],
    queryFn: ({ pageParam }) =>
      call('LookupAuditRecords', {
        ...inputOf(filters, Date.now()),
        ...(pageParam === undefined ? {} : { Marker: pageParam }),
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.IsTruncated ? last.Marker : undefined),
    staleTime: 0,
  });
  const events = useMemo(() => readEvents((data?.pages ?? []).flatMap(({ Records }) => Records)), [data]);
  // A page of a narrow search may be empty though more may follow: the server looks at so many records a call.
  useEffect(() => {
    if (!isFetching && hasNextPage && events.length === 0 && (data?.pages.length ?? 0) < 20) void fetchNextPage();
  }, [isFetching, hasNextPage, events.length, data?.pages.length, fetchNextPage]);

  const kinds = KINDS.map((value) => ({ value, label: text.kinds[value] }));
  const ranges = (Object.keys(RANGES) as Range[]).map((value) => ({ value, label: text.ranges[value] }));
  return (
    <PageFrame title={text.title} description={text.description} crumbs={[{ text: text.title, path: '/audit' }]}>
      <Container>
        <form
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            const next = writeFilters(draft);
            if (next.toString() === asked) void refetch();
            else setQuery(next);
          }}
        >
          <SpaceBetween size="m">
            <ColumnLayout columns={4}>
              {TEXT_FILTERS.map((name) => (
                <FormField key={name} label={text.filters[name]}>
                  <Input
                    value={draft.texts[name] ?? ''}
                    spellcheck={false}
                    onChange={({ detail }) => setDraft({ ...draft, texts: { ...draft.texts, [name]: detail.value } })}
                  />
                </FormField>
              ))}
              <FormField label={text.filters.kind}>
                <Select
                  options={kinds}
                  selectedOption={kinds.find(({ value }) => value === draft.kind) ?? null}
                  onChange={({ detail }) => setDraft({ ...draft, kind: detail.selectedOption.value as Kind })}
                />
              </FormField>
              <FormField label={text.filters.range}>
                <Select
                  options={ranges}
                  selectedOption={ranges.find(({ value }) => value === draft.range) ?? null}
                  onChange={({ detail }) => setDraft({ ...draft, range: detail.selectedOption.value as Range })}
                />
              </FormField>
            </ColumnLayout>
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="primary" loading={isFetching}>
                {text.search}
              </Button>
              <Button formAction="none" onClick={() => setQuery(new URLSearchParams())}>
                {text.clear}
              </Button>
            </SpaceBetween>
          </SpaceBetween>
        </form>
      </Container>
      <Refusal error={error} />
      {!error && <EventTable events={events} isLoading={isLoading} onOpen={setShown} />}
      {hasNextPage && (
        <Box textAlign="center">
          <Button loading={isFetching} onClick={() => void fetchNextPage()}>
            {text.more}
          </Button>
        </Box>
      )}
      {shown && <EventDialog event={shown} onClose={() => setShown(undefined)} />}
    </PageFrame>
  );
}
