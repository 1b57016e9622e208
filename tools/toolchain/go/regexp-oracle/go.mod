module regexp-oracle

go 1.26.0
