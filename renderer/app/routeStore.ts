import { createStore, useStore } from 'zustand';
import { formatRoute, HOME, parseRoute, type Route } from './route.ts';

export const routeStore = createStore<{ readonly route: Route }>(() => ({ route: HOME }));

/** Makes the store follow the address of `page`; returns the way to stop. */
export function followAddress(page: Window): () => void {
  const read = () => routeStore.setState({ route: parseRoute(page.location.hash) });
  read();
  page.addEventListener('hashchange', read);
  return () => page.removeEventListener('hashchange', read);
}

/** Goes to a place; the browser's Back returns from it. */
export function go(route: Route): void {
  window.location.hash = formatRoute(route);
}

export function useRoute(): Route {
  return useStore(routeStore, (state) => state.route);
}
