# From the CPU's reset to Rust's `main`: the only assembly of the program (AT&T syntax).

# The first instruction, 16 bytes below 4 GiB, in 16-bit mode.
.section .reset, "ax"
.code16
.globl reset
reset:
    .byte 0xe9                          # a near jump; the linker knows no relocation of two bytes that wraps
    .word start16_offset - 0xfff3
    .skip 13, 0x90

.section .boot, "ax"
.code16
boot_start:
.set start16_offset, start16 - boot_start + 0xf000
start16:
    cli
    # 16-bit code sees the last 64 KiB alone, through %cs.
    lgdtl %cs:gdt_register - boot_start + 0xf000
    movl %cr0, %eax
    andl $0x9fffffff, %eax              # caches on
    orl $1, %eax                        # protected mode
    movl %eax, %cr0
    ljmpl $0x08, $start32

.code32
start32:
    movw $0x10, %ax
    movw %ax, %ds
    movw %ax, %es
    movw %ax, %ss
    inb $0x92, %al
    orb $2, %al                         # address line 20
    andb $0xfe, %al
    outb %al, $0x92
    cld
    movl $program_rom, %esi
    movl $program_start, %edi
    movl $program_dwords, %ecx
    rep movsl
    xorl %eax, %eax
    movl $bss_start, %edi
    movl $bss_dwords, %ecx
    rep stosl

    # The first 4 GiB, mapped onto themselves in pages of 2 MiB, without the first page, so that a null pointer faults,
    # and without the one below the stack.
    movl $page_tables + 0x1003, page_tables
    movl $page_tables + 0x2003, page_tables + 0x1000
    movl $page_tables + 0x3003, page_tables + 0x1008
    movl $page_tables + 0x4003, page_tables + 0x1010
    movl $page_tables + 0x5003, page_tables + 0x1018
    movl $page_tables + 0x2000, %edi
    movl $0x83, %eax                    # present, writable, large
    movl $2048, %ecx
1:  movl %eax, (%edi)
    addl $0x200000, %eax
    addl $8, %edi
    loop 1b
    movl $0, page_tables + 0x2000
    movl $0, stack_guard_entry

    movl $page_tables, %eax
    movl %eax, %cr3
    movl $0x620, %eax                   # PAE, OSFXSR, OSXMMEXCPT
    movl %eax, %cr4
    movl $0xc0000080, %ecx              # EFER
    rdmsr
    orl $0x100, %eax                    # long mode
    wrmsr
    movl %cr0, %eax
    andl $~0xc, %eax                    # no EM, no TS
    orl $0x80000022, %eax               # PG, NE, MP
    movl %eax, %cr0
    ljmpl $0x18, $start64

.balign 8
gdt:
    .quad 0
    .quad 0x00cf9b000000ffff            # 0x08: 32-bit code
    .quad 0x00cf93000000ffff            # 0x10: data
    .quad 0x00af9b000000ffff            # 0x18: 64-bit code
gdt_register:
    .word . - gdt - 1
    .long gdt

.section .text.start, "ax"
.code64
start64:
    movl $stack_top, %esp
    xorl %ebp, %ebp
    # Every vector state that the CPU has, where it has XSAVE.
    movl $1, %eax
    cpuid
    btl $26, %ecx
    jnc 1f
    movq %cr4, %rax
    orq $0x40000, %rax                  # OSXSAVE
    movq %rax, %cr4
    movl $0xd, %eax
    xorl %ecx, %ecx
    cpuid
    andl $0xe7, %eax                    # x87, SSE, AVX, AVX-512
    xorl %edx, %edx
    xorl %ecx, %ecx                     # XCR0
    xsetbv
1:  call main
    ud2

# Exceptions: each stops the program with its vector, error code and place.
.globl exception_stubs
.balign 16
exception_stubs:
.set vector, 0
.rept 32
    .balign 16
    # Vectors 8, 10 to 14, 17, 21, 29 and 30.
    .if (0x60227d00 >> vector) & 1
    .else
    pushq $0
    .endif
    pushq $vector
    jmp exception
    .set vector, vector + 1
.endr

exception:
    movq %rsp, %rdi
    andq $-64, %rsp
    call stopped_by_exception
    ud2
