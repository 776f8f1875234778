import type { Product } from "@lumbung/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { api, get, type Save, useVersionedSave } from "#shared/api";
import { refreshProducts } from "../parts/archive-products.ts";

interface SaveProductOptions<Values> {
  readonly product: Product;
  /** The part of the product that is edited; undefined where it is gone. */
  readonly read: (product: Product) => Values | undefined;
  readonly write: (changes: Partial<Values>, version: number, save: Save) => Promise<Product>;
  readonly onSaved: (product: Product) => void;
  readonly onTake: (values: Values) => void;
  readonly onError: (error: unknown) => void;
}

/** Saves a part of a product; every list that shows it follows. */
export function useSaveProduct<Values extends object>({ product, read, write, onSaved, onTake, onError }: SaveProductOptions<Values>) {
  const client = useQueryClient();
  return useVersionedSave<Product, Values>({
    thing: product,
    read: (one) => {
      const values = read(one);
      return values && { values, version: one.version };
    },
    reload: () => api.get("/products/{id}", { params: { id: product.id } }),
    write,
    onSaved: (saved) => {
      if (saved !== product) {
        client.setQueryData(get("/products/{id}", { params: { id: saved.id } }).queryKey, saved);
        void refreshProducts(client);
      }
      onSaved(saved);
    },
    onTake,
    onError,
  });
}
