import { useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useStore, type ViewId } from '../store.ts';
import { type ParsedFilter, parseFilter } from './parse.ts';
import type { FilterVocabulary } from './vocabulary.ts';

/**
 * The filter of a view, parsed; lends the view's vocabulary to the filter box while the view is shown.
 * `vocabulary` must be the same object on every render.
 */
export function useFilter(view: ViewId, vocabulary: FilterVocabulary): ParsedFilter {
  const store = useStore();
  useEffect(() => {
    store.vocabulary.value = vocabulary;
  }, [store, vocabulary]);
  return useComputed(() => parseFilter(store.filters[view].value, vocabulary)).value;
}
