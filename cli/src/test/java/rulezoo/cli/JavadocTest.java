package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What others can see has Javadoc: a sentence, and a word on every parameter, result and checked exception
 * (in this module a sentence: its interface is the command line). That Javadoc is well made is checked by the
 * compiler. It could also say what is missing, but would ask for a comment before the compact constructor of
 * a record, too, whose components the record documents.
 */
class JavadocTest {
    private static final Path ROOT = Path.of(System.getProperty("rulezoo.root", "..")).toAbsolutePath().normalize();
    private static final Set<Tree.Kind> OPEN = EnumSet.of(Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE);

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            return files.filter(file -> file.toString().endsWith(".java") && file.toString().contains("/src/main/"))
                    .sorted().toList();
        }
    }

    /** Visits what can be seen from outside, and lists what its comments lack. */
    private static final class Missing extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final List<String> found = new ArrayList<>();

        Missing(DocTrees trees) {
            this.trees = trees;
        }

        private boolean hidden(ModifiersTree modifiers) {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            return !(modifiers.getFlags().contains(Modifier.PUBLIC)
                    || modifiers.getFlags().contains(Modifier.PROTECTED)
                    || (parent instanceof ClassTree && OPEN.contains(parent.getKind())
                            && !modifiers.getFlags().contains(Modifier.PRIVATE)));
        }

        private void report(String what) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            Path file = Objects.requireNonNull(Path.of(unit.getSourceFile().toUri()).getFileName());
            long at = trees.getSourcePositions().getStartPosition(unit, getCurrentPath().getLeaf());
            found.add(file + ":" + unit.getLineMap().getLineNumber(at) + " " + what);
        }

        private void require(DocCommentTree comment, String tag, Collection<? extends Object> names) {
            Set<String> described = comment.getBlockTags().stream().map(block -> switch (block) {
                case ParamTree param -> param.getName().toString();
                case ThrowsTree thrown -> thrown.getExceptionName().toString();
                default -> "";
            }).collect(Collectors.toSet());
            names.stream().map(Object::toString).filter(name -> !described.contains(name))
                    .forEach(name -> report("no " + tag + " " + name));
        }

        /** The comment, if its tags count. */
        private Optional<DocCommentTree> comment() {
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment == null || (comment.getFullBody().isEmpty() && comment.getBlockTags().isEmpty())) {
                report("no comment");
            }
            String room = String.valueOf(getCurrentPath().getCompilationUnit().getPackageName());
            return Optional.ofNullable(comment).filter(_ -> !room.startsWith("rulezoo.cli"));
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (hidden(type.getModifiers())) {
                return null;
            }
            comment().ifPresent(comment -> {
                require(comment, "@param", type.getTypeParameters().stream().map(p -> p.getName()).toList());
                require(comment, "@param", components(type));
            });
            return super.visitClass(type, null);
        }

        private static List<String> components(ClassTree type) {
            return type.getKind() != Tree.Kind.RECORD
                    ? List.of()
                    : type.getMembers().stream()
                            .filter(member -> member instanceof VariableTree field
                                    && !field.getModifiers().getFlags().contains(Modifier.STATIC))
                            .map(member -> ((VariableTree) member).getName().toString()).toList();
        }

        @Override
        public Void visitVariable(VariableTree field, Void unused) {
            boolean component = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            if (!component && !hidden(field.getModifiers())) {
                comment();
            }
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
            List<String> parameters = method.getParameters().stream().map(p -> p.getName().toString()).toList();
            boolean canonical = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                    && method.getReturnType() == null && type.getKind() == Tree.Kind.RECORD
                    && components(type).equals(parameters);
            if (overrides || canonical || hidden(method.getModifiers())) {
                return null;
            }
            comment().ifPresent(comment -> {
                require(comment, "@param", parameters);
                require(comment, "@param", method.getTypeParameters().stream().map(p -> p.getName()).toList());
                require(comment, "@throws", method.getThrows());
                boolean result = method.getReturnType() != null && !method.getReturnType().toString().equals("void");
                if (result && Stream.concat(comment.getFirstSentence().stream(), comment.getBlockTags().stream())
                        .noneMatch(ReturnTree.class::isInstance)) {
                    report("no @return");
                }
            });
            return null;
        }
    }

    private static List<String> missing(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
                    manager.getJavaFileObjectsFromPaths(files));
            Missing missing = new Missing(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                missing.scan(unit, null);
            }
            return missing.found;
        }
    }

    @Test
    void everythingThatOthersCanSeeSaysWhatItIs() throws IOException {
        List<Path> sources = sources();
        assertTrue(sources.size() > 300, sources.size() + " sources");
        assertEquals(List.of(), missing(sources));
    }

    @Test
    void whatIsMissingIsFound(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("Interval.java"), """
                package interval;
                /** An interval. */
                public record Interval(double low) {
                    public Interval {
                    }
                    public double high() { return low; }
                    /** Waits. */
                    public void await(int seconds) throws InterruptedException {
                    }
                }
                """);

        assertEquals(List.of("Interval.java:3 no @param low", "Interval.java:6 no comment",
                "Interval.java:8 no @param seconds", "Interval.java:8 no @throws InterruptedException"),
                missing(List.of(file)));
    }

    @Test
    void everyPackageIsIntroduced() throws IOException {
        List<Path> missing = sources().stream().map(file -> Objects.requireNonNull(file.getParent())).distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java"))).map(ROOT::relativize).toList();
        assertEquals(List.of(), missing);
    }
}
