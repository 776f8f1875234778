/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope;

export {};
