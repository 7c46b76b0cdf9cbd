"""Stand-ins for shared libraries that are linked but never called, written without a compiler.

The skia wheel links libGL, libEGL and libexpat; drawing on the CPU calls none of them, but the dynamic linker insists
on finding the files. `shared_object` writes a minimal 64-bit ELF library of a given SONAME whose every function returns
0; `undefined_symbols` reads which functions a library expects of others. Layout: System V ABI, "Object Files" and
"Program Loading and Dynamic Linking".
"""

import mmap
import struct
from collections.abc import Sequence
from pathlib import Path

# e_machine, and code that returns 0 (a null pointer, false): `xor eax, eax; ret` and `mov x0, #0; ret`.
_MACHINES = {
    "x86_64": (62, bytes.fromhex("31c0c3")),
    "aarch64": (183, bytes.fromhex("000080d2c0035fd6")),
}
_ELF_HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
_PROGRAM_HEADER = struct.Struct("<IIQQQQQQ")
_SECTION_HEADER = struct.Struct("<IIQQQQIIQQ")
_SYMBOL = struct.Struct("<IBBHQQ")
_IDENT = b"\x7fELF" + bytes([2, 1, 1]) + bytes(9)  # 64 bit, little endian, version 1
_PAGE = 0x10000  # the largest page of either machine
_SHARED_OBJECT = 3
_LOAD, _DYNAMIC, _GNU_STACK = 1, 2, 0x6474E551
_EXECUTE, _WRITE, _READ = 1, 2, 4
_DT_HASH, _DT_STRTAB, _DT_SYMTAB, _DT_STRSZ, _DT_SYMENT, _DT_SONAME = 4, 5, 6, 10, 11, 14
_SHT_DYNSYM = 11
_GLOBAL_FUNCTION = 0x12
_UNDEFINED = 0


def shared_object(soname: str, functions: Sequence[str], machine: str) -> bytes:
    """An ELF library named `soname` whose `functions` all return 0.

    `machine` is `platform.machine()`: "x86_64" or "aarch64"; another raises KeyError.
    """
    machine_id, code = _MACHINES[machine]
    strings = bytearray(b"\0")
    offsets: dict[str, int] = {}
    for name in [soname, *functions]:
        offsets[name] = len(strings)
        strings += name.encode() + b"\0"

    headers = _ELF_HEADER.size + 4 * _PROGRAM_HEADER.size
    symbols_at = _aligned(headers)
    strings_at = symbols_at + _SYMBOL.size * (1 + len(functions))
    hash_at = _aligned(strings_at + len(strings))
    code_at = _aligned(hash_at + 4 * (2 + 1 + 1 + len(functions)))
    dynamic_at = _aligned(code_at + len(code))
    dynamic_address = _PAGE + dynamic_at  # its own page: the linker of glibc before 2.35 writes into this table

    symbols = bytes(_SYMBOL.size) + b"".join(
        _SYMBOL.pack(offsets[name], _GLOBAL_FUNCTION, 0, 1, code_at, len(code)) for name in functions
    )
    # One bucket whose chain runs over all symbols, from the last to the first.
    hashes = struct.pack(f"<{4 + len(functions)}I", 1, 1 + len(functions), len(functions), 0, *range(len(functions)))
    dynamic = b"".join(
        struct.pack("<QQ", tag, value)
        for tag, value in [
            (_DT_SONAME, offsets[soname]),
            (_DT_HASH, hash_at),
            (_DT_STRTAB, strings_at),
            (_DT_SYMTAB, symbols_at),
            (_DT_STRSZ, len(strings)),
            (_DT_SYMENT, _SYMBOL.size),
            (0, 0),
        ]
    )
    image = bytearray(dynamic_at + len(dynamic))
    image[: _ELF_HEADER.size] = _ELF_HEADER.pack(
        _IDENT, _SHARED_OBJECT, machine_id, 1, 0, _ELF_HEADER.size, 0, 0,
        _ELF_HEADER.size, _PROGRAM_HEADER.size, 4, _SECTION_HEADER.size, 0, 0,
    )  # fmt: skip
    segments = [
        (_LOAD, _READ | _EXECUTE, 0, 0, dynamic_at, _PAGE),
        (_LOAD, _READ | _WRITE, dynamic_at, dynamic_address, len(dynamic), _PAGE),
        (_DYNAMIC, _READ | _WRITE, dynamic_at, dynamic_address, len(dynamic), 8),
        (_GNU_STACK, _READ | _WRITE, 0, 0, 0, 16),  # without it the linker asks for an executable stack
    ]
    image[_ELF_HEADER.size : headers] = b"".join(
        _PROGRAM_HEADER.pack(kind, flags, offset, address, address, size, size, alignment)
        for kind, flags, offset, address, size, alignment in segments
    )
    for at, content in [(symbols_at, symbols), (strings_at, strings), (hash_at, hashes), (code_at, code)]:
        image[at : at + len(content)] = content
    image[dynamic_at:] = dynamic
    return bytes(image)


def undefined_symbols(library: Path) -> list[str]:
    """The names that a 64-bit little-endian ELF library expects of other libraries, in its own order.

    Raises ValueError when the file is not such a library.
    """
    with library.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as image:
        if image[: len(_IDENT[:6])] != _IDENT[:6]:
            raise ValueError(f"{library} is not a 64-bit little-endian ELF file")
        header = _ELF_HEADER.unpack_from(image)
        sections_at, section_count = header[6], header[12]
        sections: list[tuple[int, ...]] = [
            _SECTION_HEADER.unpack_from(image, sections_at + index * _SECTION_HEADER.size)
            for index in range(section_count)
        ]
        names: list[str] = []
        for _, kind, _, _, at, size, strings_section, *_ in sections:
            if kind != _SHT_DYNSYM:
                continue
            strings_at = sections[strings_section][4]
            for name_at, _, _, section, _, _ in _SYMBOL.iter_unpack(image[at : at + size]):
                if section == _UNDEFINED and name_at:
                    start = strings_at + name_at
                    names.append(image[start : image.find(b"\0", start)].decode())
    return names


def _aligned(offset: int) -> int:
    return (offset + 15) & ~15
