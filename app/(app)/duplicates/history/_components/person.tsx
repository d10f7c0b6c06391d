import Link from "next/link";

export function Person({ id, name, number }: { id: string; name: string; number: string }) {
  return (
    <Link href={`/patients/${id}`} prefetch={false} className="block hover:underline">
      {name} <span className="figures text-quiet">{number}</span>
    </Link>
  );
}
